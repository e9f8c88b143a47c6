"""Write planned contact rows, many at a time, keeping account of what was made and what was changed."""

from typing import Any

from django.db import models
from django.utils import timezone

from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole, ImportantDate
from vinculo.db.bulk import insert_rows
from vinculo.exchange.contacts.book import Book
from vinculo.exchange.contacts.plan import Plan
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import Outcome
from vinculo.people.models import Person

BATCH = 500
NOTHING = {"email": "", "phone": "", "language": "", "about": ""}


class Writer:
    """Writes chunks of plans into the record. All of it must happen in one transaction."""

    def __init__(self, book: Book, ledger: Ledger, by: Person) -> None:
        self.book, self.ledger, self.by = book, ledger, by

    def write(self, plans: list[Plan]) -> None:
        plans = [one for one in plans if one.outcome in (Outcome.NEW, Outcome.UPDATED)]
        self._companies(plans)
        fresh = self._people(plans)
        self._fills([one for one in plans if id(one.someone) not in fresh and one.fills])
        self._points(plans)
        self._roles(plans)
        self._birthdays(plans)

    def _companies(self, plans: list[Plan]) -> None:
        new = [one.company for one in plans if one.company is not None and one.company.pk is None]
        rows = [{"name": one.name, "city": one.city, "country": one.country, "owner_id": self.by.pk} for one in new]
        for company, pk in zip(new, self._insert(Client, rows), strict=True):
            company.pk = pk

    def _people(self, plans: list[Plan]) -> set[int]:
        """New contacts, one for each person however many rows of this chunk speak of them."""
        values: dict[int, dict[str, str]] = {}
        new = {}
        for one in plans:
            if one.someone is not None and one.someone.pk is None:
                new[id(one.someone)] = one.someone
                values.setdefault(id(one.someone), {}).update(one.fills)
        rows = [{"name": someone.name, **NOTHING, **values[key]} for key, someone in new.items()]
        for someone, pk in zip(new.values(), self._insert(Contact, rows), strict=True):
            someone.pk = pk
        return set(new)

    def _insert(self, model: type[models.Model], rows: list[dict[str, Any]]) -> list[int]:
        keys = insert_rows(model, rows)
        self.ledger.made(model, keys)
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
        fields = ["email", "phone", "language", "about", "updated_at"]
        Contact.objects.bulk_update(contacts.values(), fields, batch_size=BATCH)

    def _points(self, plans: list[Plan]) -> None:
        rows = [
            {"contact_id": one.someone.pk, "kind": kind, "value": value, "normal": normal, "label": label[:40]}
            for one in plans
            for kind, value, normal, label in one.points
            if one.someone and one.someone.pk
        ]
        self._insert(ContactPoint, rows)

    def _roles(self, plans: list[Plan]) -> None:
        rows = []
        for one in plans:
            if one.role and one.someone:
                contact, client = one.someone.pk, self.book.companies[one.role[0]].pk
                assert contact and client
                self.ledger.touched.add(client)
                rows.append({"contact_id": contact, "client_id": client, "title": one.role[1]})
        self._insert(ContactRole, rows)
        for one in plans:
            if one.title and one.someone:
                self._title(one.someone.pk, self.book.companies[one.title_for].pk, one.title)

    def _title(self, contact: int | None, client: int | None, title: str) -> None:
        role = ContactRole.objects.filter(contact=contact, client=client, title="").first()
        if role is not None:
            role.title = title
            role.save(update_fields=["title"])
            self.ledger.changed(ContactRole, role.pk, {"title": ""}, {"title": title})
            self.ledger.touched.add(client)

    def _birthdays(self, plans: list[Plan]) -> None:
        rows = [
            {
                "contact_id": one.someone.pk,
                "kind": ImportantDate.Kind.BIRTHDAY,
                "day": one.birthday.day,
                "month": one.birthday.month,
                "year": one.birthday.year,
            }
            for one in plans
            if one.birthday and one.someone
        ]
        self._insert(ImportantDate, rows)
