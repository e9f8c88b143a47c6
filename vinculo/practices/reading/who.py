"""A client, its people and their days."""

import json
from collections import defaultdict
from functools import lru_cache
from typing import Any

from django.db.models import Min, OuterRef, QuerySet, Subquery

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.clients.models import Client, ContactRole, HandoverSheet, ImportantDate, PersonalNote, Profile
from vinculo.db.prepared import prepared
from vinculo.practices.facts import ClientFacts, ContactFacts, DateFacts, HandoverFacts
from vinculo.practices.reading.rows import Grouped, as_text, fact, gathered, rows_of

NOTHING_KNOWN = tuple(Profile().missing)
NEEDED = HandoverSheet.NEEDED
OF_DATE = ("id", "kind", "what", "day", "month", "year", "is_yearly", "contact_id")


def clients(ids: list[int]) -> dict[int, ClientFacts]:
    own = ("id", "name", "owner_id", "is_remote", "since_on", "created_at", "archived_at", "profile")
    profile = tuple(f"profile__{part}" for part in ("sells", "goals", "motivations", "priorities"))
    sheet = ("created_at", "manager_id", "won_on", "accepted_at", *NEEDED)
    rows = Client.objects.filter(pk__in=ids, deleted_at=None)
    facts = {}
    for *row, planned_at in rows.values_list(
        *own, *profile, *(f"handover__{name}" for name in sheet), "account_plan__reviewed_at"
    ):
        *plain, archived_at, has_profile = row[: len(own)]
        known, handed = row[len(own) : len(own) + len(profile)], row[len(own) + len(profile) :]
        missing = _missing(tuple(known)) if has_profile else NOTHING_KNOWN
        facts[row[0]] = fact(
            ClientFacts, *plain, missing, archived_at is not None, _handover(tuple(handed)), planned_at
        )
    return facts


def _missing(known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for part, text in zip(NOTHING_KNOWN, known, strict=True) if not text.strip())


def _handover(row: tuple[Any, ...]) -> HandoverFacts | None:
    created_at, manager_id, won_on, accepted_at, *needed = row
    if created_at is None:
        return None
    missing = tuple(name for name, text in zip(NEEDED, needed, strict=True) if not text)
    return HandoverFacts(created_at, missing, manager_id, won_on, accepted_at)


@prepared
def _contacts(ids: list[int]) -> QuerySet[ContactRole, Any]:
    roles = ContactRole.objects.filter(client__in=ids, contact__deleted_at=None)
    stored = {"unwanted": as_text("contact__unwanted_channels"), "open_hours": as_text("contact__hours")}
    noted = Subquery(_first_note())
    columns = ("contact_id", "contact__name", "title", "power", "is_key", "left_on", "contact__preferred_channel")
    more = ("unwanted", "contact__time_zone", "open_hours", "contact__language", "noted_at", "contact__no_notes__at")
    return roles.annotate(**stored, noted_at=noted).values_list("client_id", *columns, *more)


def contacts(ids: list[int]) -> Grouped:
    groups: Grouped = defaultdict(list)
    for row in rows_of(_contacts, ids):
        unwanted, zone, hours, *more_of_them = row[8:]
        groups[row[0]].append(fact(ContactFacts, *row[1:8], _channels(unwanted), zone, hours_of(hours), *more_of_them))
    return groups


def _first_note() -> QuerySet[PersonalNote, Any]:
    notes = PersonalNote.objects.filter(contact=OuterRef("contact")).order_by().values("contact")
    return notes.annotate(first_at=Min("created_at")).values("first_at")


@lru_cache(maxsize=256)
def _channels(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


@lru_cache(maxsize=1024)
def hours_of(stored: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Stored hours as spans of minutes; unreadable ones count as not known."""
    try:
        return WeekHours.from_json(json.loads(stored)).days
    except HoursNotUnderstood:
        return WeekHours().days


def dates(ids: list[int]) -> Grouped:
    groups = gathered(rows_of(_dates, ids), DateFacts)
    for client_id, found in gathered(rows_of(_dates_of_contacts, ids), DateFacts).items():
        groups[client_id].extend(found)
    return groups


@prepared
def _dates(ids: list[int]) -> QuerySet[ImportantDate, Any]:
    return ImportantDate.objects.filter(client__in=ids).values_list("client_id", *OF_DATE)


@prepared
def _dates_of_contacts(ids: list[int]) -> QuerySet[ImportantDate, Any]:
    of_contacts = ImportantDate.objects.filter(client=None, contact__roles__client__in=ids, contact__deleted_at=None)
    return of_contacts.filter(contact__roles__left_on=None).values_list("contact__roles__client_id", *OF_DATE)
