"""Nudges: what is to be done because of a practice, and what one answers to it."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vinculo.api.asking import Asking
from vinculo.api.kinds import AskedId, AskedYes, Body, Moment, Nothing, Shown, one_of, some
from vinculo.api.problems import overtaken, wrong
from vinculo.api.shelf import Deed, Filter, Shelf
from vinculo.api.shelves import by
from vinculo.people.models import Person
from vinculo.practices import answers
from vinculo.practices.models import Nudge, State


class NudgeShown(Shown):
    id: int
    practice: str
    client_id: int | None
    lead_id: int | None
    subject: str
    reason: str
    contact_id: int | None
    person_id: int | None
    facts: dict[str, Any]
    urgency: int
    channel: str
    due_at: datetime | None
    state: str
    snoozed_until: datetime | None
    raised_at: datetime
    changed_at: datetime
    closed_at: datetime | None


class Snooze(Body):
    until: Moment


class Dismiss(Body):
    reason: some(300)  # type: ignore[valid-type]


def found(person: Person) -> QuerySet[Nudge]:
    rows: QuerySet[Nudge] = Nudge.objects.visible_to(person)
    return rows.filter(Q(client=None) | Q(client__deleted_at=None), Q(lead=None) | Q(lead__deleted_at=None))


def mine(rows: QuerySet[Nudge], yes: bool, person: Person) -> QuerySet[Nudge]:
    return rows.filter(person=person) if yes else rows.exclude(person=person)


def _answered(won: bool) -> None:
    if not won:
        raise overtaken(_("Somebody had answered it before."))


def _done(asking: Asking, nudge: Nudge, said: Nothing) -> None:
    _answered(answers.do(nudge, by=asking.person, at=asking.at))


def _snooze(asking: Asking, nudge: Nudge, said: Snooze) -> None:
    if said.until <= asking.at:
        raise wrong("until", _("That moment has passed."))
    _answered(answers.snooze(nudge, by=asking.person, at=asking.at, until=said.until))


def _dismiss(asking: Asking, nudge: Nudge, said: Dismiss) -> None:
    _answered(answers.dismiss(nudge, by=asking.person, at=asking.at, reason=said.reason))


shelf = Shelf(
    name="nudges", one="a nudge", area="nudges", shown=NudgeShown, found=found,
    filters={
        "client_id": by.CLIENT,
        "lead_id": Filter(AskedId, "lead_id", "About this lead."),
        "practice": Filter(some(60), "practice", "Because of this practice."),
        "state": Filter(one_of(State), "state", "In this state."),
        "mine": Filter(AskedYes, mine, "For the person of the token, or for others."),
    },
    orders={"raised_at": "raised_at", "changed_at": "changed_at"}, updated="changed_at",
    deeds={
        "done": Deed(Nothing, _done, "Say that a nudge is done"),
        "snooze": Deed(Snooze, _snooze, "Put a nudge off"),
        "dismiss": Deed(Dismiss, _dismiss, "Say that a nudge does not apply, and why"),
    },
)  # fmt: skip
