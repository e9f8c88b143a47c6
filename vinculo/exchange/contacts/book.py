"""
The people and companies an import may meet: those in the record the importer can see, and those earlier in the file.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from vinculo.clients.models import Client, Contact, ContactPoint, ContactRole, ImportantDate
from vinculo.db import folding
from vinculo.db.among import among, among_keys
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.contacts.points import EMAIL, PHONE, PROFILE, Point, normal_page, normal_phone
from vinculo.people.models import Person

NAME = 160

# The same few thousand names come up again for every row: folding is most of the work of matching.
fold = lru_cache(maxsize=20_000)(folding.fold)


@dataclass(slots=True, eq=False)
class Company:
    """A client, in the record (with a key) or about to be."""

    name: str
    pk: int | None = None
    city: str = ""
    country: str = ""


@dataclass(slots=True, eq=False)
class Someone:
    """A contact, in the record (with a key) or about to be, with what is known of them that a row could add to."""

    name: str
    pk: int | None = None
    email: str = ""
    phone: str = ""
    language: str = ""
    has_about: bool = False
    has_birthday: bool = False
    in_bin: bool = False
    points: set[tuple[str, str]] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)  # folded company → title


class Book:
    """Finds people by address, profile or name and company. `load` reads what a chunk of rows may meet, at once."""

    def __init__(self, by: Person, client: Client | None = None) -> None:
        self.by = by
        self.companies: dict[str, Company] = {}
        self.chosen = fold(client.name) if client else ""
        if client:
            self.companies[self.chosen] = Company(client.name, client.pk)
        self.people: dict[int, Someone] = {}
        self.by_point: dict[tuple[str, str], Someone] = {}
        self.by_name: dict[tuple[str, str], Someone] = {}
        self.asked: set[str] = set()
        self.asked_names: set[str] = set()

    def company_key(self, row: ContactRow) -> str:
        return self.chosen or fold(row.company)[:NAME]

    def find(self, row: ContactRow, points: list[Point], company: str) -> Someone | None:
        """By an address or the profile among the points of the row, or by name and company."""
        for kind, _value, normal, label in points:
            if (kind == EMAIL or label == PROFILE) and (found := self.by_point.get((kind, normal))):
                return found
        return self.by_name.get((fold(row.shown_as)[:NAME], company))

    def is_of_another(self, someone: Someone, point: Point) -> bool:
        """An address or a profile by which a row finds somebody else."""
        kind, _value, normal, label = point
        return (kind == EMAIL or label == PROFILE) and self.by_point.get((kind, normal), someone) is not someone

    def remember(self, someone: Someone) -> None:
        folded = fold(someone.name)[:NAME]
        for company in someone.roles or ("",):
            self.by_name.setdefault((folded, company), someone)
        if someone.email:
            self.by_point.setdefault((EMAIL, someone.email.lower()), someone)
        for point in someone.points:
            if point[0] != PHONE:
                self.by_point.setdefault(point, someone)

    def is_at_a_company(self, someone: Someone) -> None:
        """From now on: a row with nothing but their name does not mean them, as it will not the next time either."""
        alone = (fold(someone.name)[:NAME], "")
        if self.by_name.get(alone) is someone:
            del self.by_name[alone]

    def load(self, rows: Iterable[ContactRow]) -> None:
        rows = list(rows)
        self._load_companies(
            {key for row in rows if (key := self.company_key(row))}.difference(self.asked, self.companies)
        )
        emails = {("email", email) for row in rows for email in row.emails}
        pages = {("url", normal_page(row.linkedin)) for row in rows if row.linkedin}
        unknown = (emails | pages).difference(self.by_point)
        names = {fold(row.shown_as)[:NAME] for row in rows} - self.asked_names
        self.asked_names |= names
        self._load_people(self._ids(unknown, names))

    def _ids(self, points: set[tuple[str, str]], names: set[str]) -> set[int]:
        mails = [normal for kind, normal in points if kind == "email"]
        ids = set(Contact.objects.filter(email__in=among(mails)).values_list("pk", flat=True))
        ids |= set(Contact.objects.filter(name_folded__in=among(names)).values_list("pk", flat=True))
        normals = [normal for _, normal in points]
        ids |= set(ContactPoint.objects.filter(normal__in=among(normals)).values_list("contact_id", flat=True))
        return ids.difference(self.people)

    def _load_companies(self, keys: set[str]) -> None:
        self.asked |= keys
        found = Client.objects.visible_to(self.by).kept().filter(name_folded__in=among(keys)).order_by("-pk")
        for pk, name, folded in found.values_list("pk", "name", "name_folded"):
            self.companies[folded] = Company(name, pk)

    def _load_people(self, ids: set[int]) -> None:
        if not ids:
            return
        seen = Contact.objects.visible_to(self.by).filter(pk__in=among_keys(ids))
        someone: dict[int, Someone] = {}
        merged: dict[int, int] = {}
        for one in seen.values("pk", "name", "email", "phone", "language", "about", "deleted_at", "merged_into_id"):
            someone[one["pk"]] = _someone(one)
            if one["merged_into_id"]:
                merged[one["pk"]] = one["merged_into_id"]
        self._load_details(someone)
        for pk in sorted(someone, key=lambda pk: (someone[pk].in_bin, pk)):
            self.people[pk] = someone[pk]
            if pk not in merged:
                self.remember(someone[pk])
        self._load_people(set(merged.values()) - set(self.people))
        self._follow(merged)

    def _follow(self, merged: dict[int, int]) -> None:
        """Two contacts made one: the addresses of the one that went lead to the one that stayed."""
        for gone, stayed in merged.items():
            if stayed in self.people:
                for point in self.people[gone].points:
                    self.by_point.setdefault(point, self.people[stayed])

    def _load_details(self, people: dict[int, Someone]) -> None:
        keys = among_keys(people)
        points = ContactPoint.objects.filter(contact__in=keys).values_list("contact_id", "kind", "normal")
        for contact, kind, normal in points:
            people[contact].points.add((kind, normal))
        clients = Client.objects.visible_to(self.by).kept()
        roles = ContactRole.objects.filter(contact__in=keys, client__in=clients)
        for contact, company, title in roles.values_list("contact_id", "client__name_folded", "title"):
            people[contact].roles[company] = title
        birthdays = ImportantDate.objects.filter(contact__in=keys, kind=ImportantDate.Kind.BIRTHDAY)
        for contact in birthdays.values_list("contact_id", flat=True):
            people[contact].has_birthday = True


def _someone(one: Any) -> Someone:
    found = Someone(
        name=one["name"],
        pk=one["pk"],
        email=one["email"].lower(),
        phone=one["phone"],
        language=one["language"],
        has_about=bool(one["about"]),
        in_bin=one["deleted_at"] is not None,
    )
    if found.email:
        found.points.add(("email", found.email))
    if found.phone:
        found.points.add(("phone", normal_phone(found.phone)))
    return found
