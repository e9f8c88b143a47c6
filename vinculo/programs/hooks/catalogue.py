"""
The events there are, and where each is read from.

Some stand in the record, which is written in the transaction of the act and read in its order. The others are rows with
a moment of their own. Either way only what was committed is seen, and what was taken back before anybody looked is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

# How far back a row is looked for. A transaction may take a while; and of some things one says later when they were.
SOON, TOLD_LATER = timedelta(minutes=20), timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Rows:
    """
    Rows whose `moment` has come. `client`: where the id of the client stands. `noted`: when it was written down, where
    that may be long after. `by_import`: an import may also write the moment later, into a row that was there.
    """

    model: str
    moment: str
    where: Q = field(default_factory=Q)
    client: str = "client_id"
    about: str = "pk"
    back: timedelta = SOON
    noted: str = ""
    by_import: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of the record of one kind, whose facts say so. `about_id`: the fact with the id, if not the subject."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    subject: str = ""
    about_id: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of event. `about`: what its id is of."""

    kind: str
    about: str
    words: Text
    sources: tuple[Rows | Entries, ...]


def _told(kind: str, words: Text, *sources: Rows | Entries, about: str = "") -> Told:
    return Told(kind, about or kind.partition(".")[0], words, sources)


KEPT, SHARED = Q(deleted_at=None), {"audience": "shared"}
OF_PROJECT = "project__client_id"

ALL = (
    _told("client.created", _("A client was added"), Rows("clients.Client", "created_at", KEPT, "pk")),
    _told("client.archived", _("A client was archived"), Rows("clients.Client", "archived_at", KEPT, "pk")),
    _told("contact.created", _("A contact was added"), Rows("clients.Contact", "created_at", KEPT, "")),
    _told("interaction.logged", _("A conversation was logged"), Rows("conversations.Interaction", "created_at")),
    _told("promise.made", _("A promise was made"), Entries("promise.made")),
    _told("promise.moved", _("A promised date was moved"), Entries("promise.altered")),
    _told("promise.kept", _("A promise was kept"), Entries("promise.kept")),
    _told("promise.withdrawn", _("A promise was withdrawn"), Entries("promise.withdrawn")),
    _told("question.asked", _("A question was asked"), Rows("conversations.Question", "created_at")),
    _told(
        "question.answered",
        _("A question was answered"),
        Rows("conversations.Question", "answered_at", back=TOLD_LATER, noted="answered_in__created_at"),
    ),
    _told("change.proposed", _("A change was asked for"), Rows("agreements.ChangeRequest", "created_at")),
    _told(
        "change.accepted",
        _("A change was accepted"),
        Rows("agreements.ChangeRequest", "decided_at", Q(state="accepted")),
    ),
    _told(
        "change.declined",
        _("A change was declined"),
        Rows("agreements.ChangeRequest", "decided_at", Q(state="declined")),
    ),
    _told(
        "decision.confirmed",
        _("A decision was confirmed in writing"),
        Rows("conversations.Decision", "confirmed_at", back=TOLD_LATER, noted="confirmed_in__created_at"),
    ),
    _told("approval.given", _("Something was approved"), Entries("approval.answered", {"choice": "approve"})),
    _told(
        "approval.refused",
        _("Changes were asked for instead of an approval"),
        Entries("approval.answered", {"choice": "changes"}),
    ),
    _told(
        "agreement.signed",
        _("An agreement was signed"),
        Rows("agreements.Agreement", "signed_on", back=TOLD_LATER, noted="created_at"),
    ),
    _told("quote.sent", _("A quote was handed over"), Entries("quote.sent")),
    _told("quote.accepted", _("A quote was accepted"), Entries("quote.accepted")),
    _told("quote.declined", _("A quote was declined"), Entries("quote.declined")),
    _told("invoice.issued", _("An invoice was issued"), Entries("invoice.issued")),
    _told("invoice.paid", _("A payment came in for an invoice"), Entries("invoice.paid")),
    _told("project.created", _("A project was added"), Rows("projects.Project", "created_at", KEPT)),
    _told(
        "project.phase_changed",
        _("A project passed to another phase"),
        Rows("projects.PhaseChange", "at", client=OF_PROJECT, about="project_id"),
    ),
    _told(
        "milestone.done",
        _("A milestone was reached"),
        Rows("projects.Milestone", "done_on", client=OF_PROJECT, back=TOLD_LATER, noted="created_at", by_import=True),
    ),
    _told("task.created", _("A task was added"), Rows("projects.Task", "created_at", client=OF_PROJECT)),
    _told("task.done", _("A task was done"), Rows("projects.Task", "done_at", client=OF_PROJECT)),
    _told(
        "document.shared",
        _("The client was given a document to see"),
        Entries("document.added", SHARED, about_id="document"),
        Entries("sharing.changed", {"to": "shared"}, "document"),
        Entries("sharing.changed", SHARED, "document"),
    ),
    _told(
        "feedback.given", _("A client said how it is for them"), Rows("feedback.Feedback", "given_at", back=TOLD_LATER)
    ),
    _told("complaint.made", _("A client complained"), Rows("feedback.Complaint", "created_at")),
    _told("meeting.booked", _("A meeting was planned"), Rows("meetings.Meeting", "created_at", Q(of=None))),
    _told(
        "meeting.changed",
        _("A meeting was moved or renamed"),
        Rows("meetings.Meeting", "changed_at", Q(state="planned", sequence__gt=0)),
    ),
    _told(
        "meeting.cancelled",
        _("A meeting was called off"),
        Rows("meetings.Meeting", "cancelled_at", Q(state="cancelled")),
    ),
    _told(
        "nudge.raised",
        _("A nudge was raised"),
        Rows("practices.NudgeEvent", "at", Q(kind="raised"), "nudge__client_id", "nudge_id"),
    ),
    _told(
        "nudge.done",
        _("A nudge was done"),
        Rows("practices.NudgeEvent", "at", Q(kind="done"), "nudge__client_id", "nudge_id"),
    ),
    _told("lead.arrived", _("A lead arrived"), Rows("pipeline.Lead", "confirmed_at", KEPT)),
    _told(
        "opportunity.won",
        _("An opportunity was won"),
        Rows("pipeline.Opportunity", "decided_at", KEPT & Q(state="won")),
    ),
    _told(
        "opportunity.lost",
        _("An opportunity was lost"),
        Rows("pipeline.Opportunity", "decided_at", KEPT & Q(state="lost")),
    ),
)
BY_KIND: dict[str, Told] = {one.kind: one for one in ALL}
TEST = "webhook.test"

# Where a program reads what an event is about.
PAGES = {
    "client": "clients", "contact": "contacts", "interaction": "interactions", "promise": "promises",
    "question": "questions", "change": "changes", "decision": "decisions", "project": "projects",
    "milestone": "milestones", "task": "tasks", "document": "documents", "meeting": "meetings", "nudge": "nudges",
    "lead": "leads", "opportunity": "opportunities", "quote": "quotes", "invoice": "invoices",
}  # fmt: skip


def address_of(about: str, pk: int) -> str:
    """The path in the API; empty for what has no address of its own there."""
    page = PAGES.get(about)
    return f"/api/v1/{page}/{pk}" if page and pk else ""


def groups() -> list[tuple[str, list[Told]]]:
    """Kinds of one thing together, in their order: ("promise", [made, moved, …])."""
    found: dict[str, list[Told]] = {}
    for one in ALL:
        found.setdefault(one.kind.partition(".")[0], []).append(one)
    return list(found.items())
