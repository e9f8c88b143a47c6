"""Write planned contact rows, many at a time, keeping account of what was made and what was changed."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole, ImportantDate
from vinculo.db.bulk import insert_columns
from vinculo.exchange.contacts.book import NAME, Book, Someone, fold
from vinculo.exchange.contacts.plan import NEW, UPDATED, Plan
from vinculo.exchange.ledger import Ledger
from vinculo.people.models import Person

BATCH = 500
FILLED = ("email", "phone", "language", "about")
POINT = ("contact_id", "kind", "value", "normal", "label")
BIRTHDAY = ImportantDate.Kind.BIRTHDAY.value

Columns = dict[str, Sequence[Any]]


class Writer:
    """Writes chunks of plans into the record. All of it must happen in one transaction."""

    def __init__(self, book: Book, ledger: Ledger, by: Person) -> None:
        self.book, self.ledger, self.by = book, ledger, by

    def write(self, plans: list[Plan]) -> None:
        plans = [one for one in plans if one.outcome in (NEW, UPDATED)]
        self._companies([one.company for one in plans if one.company is not None and one.company.pk is None])
        fresh = self._people(plans)
        self._fills([one for one in plans if one.fills and id(one.someone) not in fresh])
        self._points(plans)
        self._roles([one for one in plans if one.role])
        self._titles([one for one in plans if one.title])
        self._birthdays([one for one in plans if one.birthday])

    def _companies(self, new: list[Any]) -> None:
        columns: Columns = {name: [getattr(one, name) for one in new] for name in ("name", "city", "country")}
        columns["name_folded"] = [fold(name)[:NAME] for name in columns["name"]]
        columns["owner_id"] = [self.by.pk] * len(new)
        for company, pk in zip(new, self._insert(Client, len(new), columns), strict=True):
            company.pk = pk

    def _people(self, plans: list[Plan]) -> dict[int, Someone]:
        """New contacts, one for each person however many rows of this chunk speak of them."""
        values: dict[int, dict[str, str]] = {}
        new: dict[int, Someone] = {}
        for one in plans:
            someone = one.someone
            if someone is not None and someone.pk is None:
                key = id(someone)
                if key in new:
                    values[key] = {**values[key], **one.fills}
                else:
                    new[key], values[key] = someone, one.fills
        columns: Columns = {name: [found.get(name, "") for found in values.values()] for name in FILLED}
        columns["name"] = [someone.name for someone in new.values()]
        columns["name_folded"] = [fold(name)[:NAME] for name in columns["name"]]
        for someone, pk in zip(new.values(), self._insert(Contact, len(new), columns), strict=True):
            someone.pk = pk
        return new

    def _insert(self, model: type[models.Model], count: int, columns: Columns) -> list[int]:
        keys = insert_columns(model, count, columns)
        self.ledger.made_of(model, keys, columns)
        return keys

    def _fills(self, plans: list[Plan]) -> None:
        if not plans:
            return
        contacts = Contact.objects.in_bulk({one.someone.pk for one in plans if one.someone})
        for one in plans:
            assert one.someone is not None
            contact = contacts[one.someone.pk]
            before = {name: getattr(contact, name) for name in one.fills}
            for name, value in one.fills.items():
                setattr(contact, name, value)
            contact.updated_at = timezone.now()
            self.ledger.changed(Contact, contact.pk, before, one.fills)
        Contact.objects.bulk_update(contacts.values(), [*FILLED, "updated_at"], batch_size=BATCH)

    def _points(self, plans: list[Plan]) -> None:
        rows = [
            (one.someone.pk, kind, value, normal, label[:40])
            for one in plans
            if one.points and one.someone and one.someone.pk
            for kind, value, normal, label in one.points
        ]
        if rows:
            self._insert(ContactPoint, len(rows), dict(zip(POINT, zip(*rows, strict=True), strict=True)))

    def _roles(self, plans: list[Plan]) -> None:
        contacts = [one.someone.pk for one in plans if one.someone]
        clients = [self.book.companies[one.role[0]].pk for one in plans if one.role]
        assert all(contacts) and all(clients)
        self.ledger.touched.update(clients)
        titles = [one.role[1] for one in plans if one.role]
        self._insert(ContactRole, len(plans), {"contact_id": contacts, "client_id": clients, "title": titles})

    def _titles(self, plans: list[Plan]) -> None:
        for one in plans:
            if one.someone:
                self._title(one.someone.pk, self.book.companies[one.title_for].pk, one.title)

    def _title(self, contact: int | None, client: int | None, title: str) -> None:
        role = ContactRole.objects.filter(contact=contact, client=client, title="").first()
        if role is not None:
            role.title = title
            role.save(update_fields=["title"])
            self.ledger.changed(ContactRole, role.pk, {"title": ""}, {"title": title})
            self.ledger.touched.add(client)

    def _birthdays(self, plans: list[Plan]) -> None:
        pairs = [(one.someone.pk, one.birthday) for one in plans if one.someone and one.birthday]
        columns: Columns = {
            "contact_id": [pk for pk, _day in pairs],
            "kind": [BIRTHDAY] * len(pairs),
            "day": [day.day for _pk, day in pairs],
            "month": [day.month for _pk, day in pairs],
            "year": [day.year for _pk, day in pairs],
        }
        self._insert(ImportantDate, len(pairs), columns)
