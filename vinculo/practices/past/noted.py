"""
Since when the record knows what it knows of one client: when each row was written, when it was said of a promise or an
obligation that it was settled, when a plan was agreed and a payment noted. Read only to replay; the daily sweep has no
use for it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Min, OuterRef, Subquery

from vinculo.agreements.models import (
    Agreement,
    ChangeRequest,
    Expectation,
    Obligation,
    Promise,
    PromiseForecast,
    Renegotiation,
)
from vinculo.clients.models import Client, ContactRole, ImportantDate
from vinculo.conversations.models import (
    BadNews,
    CheckIn,
    Decision,
    Incident,
    Interaction,
    NextWord,
    Proposal,
    Question,
    Reproach,
)
from vinculo.feedback.models import Complaint, Retrospective
from vinculo.money.models import MoneyTalk, Payment
from vinculo.pipeline.models import Favour, Referral
from vinculo.practices.facts import ExpectationFacts
from vinculo.practices.reading.talk import EXPECTATION
from vinculo.projects.models import Milestone
from vinculo.record.models import Entry

# Parts of a relationship, what holds them, how a row is found by client, and the column that says when it was written.
ROWS: dict[str, tuple[Any, str, str]] = {
    "contacts": (ContactRole, "client", "created_at"),
    "dates": (ImportantDate, "client", "created_at"),
    "milestones": (Milestone, "project__client", "created_at"),
    "interactions": (Interaction, "client", "created_at"),
    "promises": (Promise, "client", "created_at"),
    "questions": (Question, "client", "created_at"),
    "proposals": (Proposal, "client", "created_at"),
    "reproaches": (Reproach, "client", "interaction__created_at"),
    "expectations": (Expectation, "client", "created_at"),
    "bad_news": (BadNews, "client", "created_at"),
    "check_ins": (CheckIn, "client", "created_at"),
    "agreements": (Agreement, "client", "created_at"),
    "obligations": (Obligation, "client", "created_at"),
    "changes": (ChangeRequest, "client", "created_at"),
    "decisions": (Decision, "client", "interaction__created_at"),
    "incidents": (Incident, "client", "created_at"),
    "complaints": (Complaint, "client", "created_at"),
    "favours": (Favour, "client", "created_at"),
    "referrals": (Referral, "client", "created_at"),
}
SETTLED = ("kept", "withdrawn", "reopened", "settled")


Dated = tuple[datetime, date | None]
Talk = tuple[datetime, datetime | None, datetime]


@dataclass(frozen=True, slots=True)
class Act:
    """What the record says was done with a promise or an obligation, and when that was written."""

    at: datetime
    kind: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Noted:
    """
    rows: by part and id, when it was written. acts: by reference ("promise:12"), oldest first. forecasts, moves: by id
    of the promise what we thought of its date from a moment on, and our own date before it was agreed anew. plans,
    looks_back, payments: by id of the project or invoice since when a communication plan, a look back, a payment is on
    record. talks: by reference of the quote or invoice each talk that was booked: from when, until when it stood, and
    for when. withdrawn: hopes that were taken back, each with when.
    """

    archived_at: datetime | None = None
    rows: dict[tuple[str, int], datetime] = field(default_factory=dict)
    acts: dict[str, list[Act]] = field(default_factory=dict)
    forecasts: dict[int, list[Dated]] = field(default_factory=dict)
    moves: dict[int, list[Dated]] = field(default_factory=dict)
    plans: dict[int, datetime] = field(default_factory=dict)
    looks_back: dict[int, datetime] = field(default_factory=dict)
    payments: dict[int, datetime] = field(default_factory=dict)
    talks: dict[str, list[Talk]] = field(default_factory=dict)
    withdrawn: tuple[tuple[datetime, ExpectationFacts], ...] = ()

    def knew(self, part: str, pk: int, at: datetime) -> bool:
        """Whether a row was there. One that does not say when it was written counts as there all along."""
        written_at = self.rows.get((part, pk))
        return written_at is None or written_at <= at


def noted(client_id: int) -> Noted:
    """For one client, in a fixed number of queries."""
    archived_at = Client.objects.filter(pk=client_id).values_list("archived_at", flat=True).first()
    acts: dict[str, list[Act]] = defaultdict(list)
    for subject, act in _acts(client_id):
        acts[subject].append(act)
    thought, moved = PromiseForecast.objects.all(), Renegotiation.objects.all()
    return Noted(
        archived_at,
        dict(_rows(client_id)),
        dict(acts),
        _of_promises(thought, client_id, "likely_on"),
        _of_promises(moved, client_id, "from_internal_on"),
        _first(CheckIn.objects.filter(client=client_id), "project_id", Min("created_at")),
        _first(Retrospective.objects.filter(project__client=client_id), "project_id", Min("created_at")),
        _first(Payment.objects.filter(invoice__client=client_id), "invoice_id", Max("at")),
        _talks(client_id),
        tuple(_withdrawn(client_id)),
    )


def _first(rows: Any, owner: str, moment: Any) -> dict[int, datetime]:
    """The check-ins of a plan are made when it is agreed: before them there was none."""
    return dict(rows.order_by().values_list(owner).annotate(moment=moment))


def _talks(client_id: int) -> dict[str, list[Talk]]:
    found: dict[str, list[Talk]] = defaultdict(list)
    booked = MoneyTalk.objects.filter(client=client_id, starts_at__isnull=False).order_by("created_at", "pk")
    rows: Any = booked.values_list("quote_id", "invoice_id", "created_at", "cancelled_at", "starts_at")
    for quote_id, invoice_id, *talk in rows:
        found[f"quote:{quote_id}" if quote_id else f"invoice:{invoice_id}"].append(tuple(talk))
    return dict(found)


def _withdrawn(client_id: int) -> Iterator[tuple[datetime, ExpectationFacts]]:
    gone = Expectation.objects.filter(client=client_id, withdrawn_at__isnull=False).order_by("pk")
    for at, *values in gone.values_list("withdrawn_at", *EXPECTATION):
        yield at, ExpectationFacts(*values)


def _of_promises(rows: Any, client_id: int, day: str) -> dict[int, list[Dated]]:
    found: dict[int, list[Dated]] = defaultdict(list)
    for promise_id, at, on in (
        rows.filter(promise__client=client_id).order_by("at", "pk").values_list("promise_id", "at", day)
    ):
        found[promise_id].append((at, on))
    return dict(found)


def _rows(client_id: int) -> Iterator[tuple[tuple[str, int], datetime]]:
    of_contacts = ImportantDate.objects.filter(contact__roles__client=client_id)
    for key, at in of_contacts.values_list("pk", "created_at"):
        yield ("dates", key), at
    for key, at in NextWord.objects.filter(client=client_id).annotate(at=_said_in()).values_list("pk", "at"):
        if at:
            yield ("next_words", key), at
    for part, (model, client, written_at) in ROWS.items():
        pk = "contact_id" if part == "contacts" else "pk"
        found = model.objects.filter(**{client: client_id, f"{written_at}__isnull": False})
        for key, at in found.values_list(pk, written_at):
            yield (part, key), at


def _said_in() -> Subquery:
    """When the talk in which it was said was written down."""
    talk = Interaction.objects.filter(uid=OuterRef("said_in")).order_by("pk")
    return Subquery(talk.values("created_at")[:1])


def _acts(client_id: int) -> Iterator[tuple[str, Act]]:
    kinds = [f"{what}.{done}" for what in ("promise", "obligation") for done in SETTLED]
    found = Entry.objects.of_client(client_id).filter(kind__in=kinds).in_order()
    for subject, at, kind, body in found.values_list("subject", "at", "kind", "body"):
        facts = json.loads(body).get("facts", {})
        day = facts.get("kept_on") or facts.get("done_on") or facts.get("on")
        yield subject, Act(at, kind.partition(".")[2], date.fromisoformat(day[:10]) if day else None)
