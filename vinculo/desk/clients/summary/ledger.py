"""What each side expects of the other, and what we gave our word for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Expectation, Promise
from vinculo.clients.models import Client
from vinculo.conversations.models import Question
from vinculo.db.prepared import prepared
from vinculo.desk.clients.summary.record import narrowed
from vinculo.people.models import Person
from vinculo.web import dates
from vinculo.web.glyphs import state
from vinculo.web.promise import promise_chip

A_FEW = 12
NEAR = 3  # days to a promise within which it is tight


@dataclass(frozen=True, slots=True)
class Hope:
    pk: int
    text: str
    is_quote: bool
    source: str
    mark: SafeString


def hopes(client: Client, person: Person, today: date) -> dict[str, list[Hope]]:
    """Expectations of both sides, asked for or written down."""
    sides: dict[str, list[Hope]] = {"theirs": [], "ours": []}
    for hope in _hopes(client, person):
        sides[hope.side].append(Hope(hope.pk, hope.text, hope.is_quote, _source(hope, today), _hope_mark(hope)))
    return sides


@prepared
def _hopes(client: Client, person: Person) -> QuerySet[Expectation]:
    standing = Expectation.objects.filter(client=client, withdrawn_at=None).select_related("said_by")
    return narrowed(standing.order_by("pk"), person)


def _hope_mark(hope: Expectation) -> SafeString:
    return state(hope.state, False)


def _source(hope: Expectation, today: date) -> str:
    parts = [hope.source, hope.said_by.name if hope.said_by else "", dates.day_month(hope.asked_on, today)]
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Word:
    """A promise as a row."""

    pk: int
    text: str
    by: str
    chip: SafeString
    mark: SafeString
    has_day: bool


def words_given(client: Client, person: Person, today: date) -> list[Word]:
    return [_word(promise, today) for promise in _words_given(client, person)]


@prepared
def _words_given(client: Client, person: Person) -> QuerySet[Promise]:
    given = Promise.objects.filter(client=client).open().soonest_first().select_related("owner", "project")
    return narrowed(given, person)[:A_FEW]


def _word(promise: Promise, today: date) -> Word:
    by = [promise.owner.name if promise.owner else _("nobody yet"), promise.project.name if promise.project else ""]
    return Word(
        pk=promise.pk,
        text=promise.text,
        by=" · ".join(part for part in by if part),
        chip=promise_chip(promise.promised_on, promise.internal_on, promise.forecast_on, today=today),
        mark=_promise_mark(promise, today),
        has_day=promise.promised_on is not None,
    )


def _promise_mark(promise: Promise, today: date) -> SafeString:
    if promise.promised_on is None:
        return state("open", _("No date"))
    if promise.promised_on < today:
        late = (today - promise.promised_on).days
        return state("risk", ngettext("%(days)d day late", "%(days)d days late", late) % {"days": late})
    if promise.is_slipping(today):
        return state("risk", _("Tell them"))
    left = (promise.promised_on - today).days
    text = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left} if left else _("today")
    return state("tight" if left <= NEAR else "run", text)


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question as a row."""

    pk: int
    text: str
    by: str
    is_ours: bool
    mark: SafeString


def open_questions(client: Client, person: Person, at: datetime, today: date) -> list[Asked]:
    return [_asked(question, at, today) for question in _open_questions(client, person)]


@prepared
def _open_questions(client: Client, person: Person) -> QuerySet[Question]:
    asked = Question.objects.filter(client=client).open().select_related("contact", "owner").order_by("asked_at", "pk")
    return narrowed(asked, person)[:A_FEW]


def _asked(question: Question, at: datetime, today: date) -> Asked:
    who: Any = question.owner if question.asked_by_us else question.contact
    said = [who.name if who else "", dates.moment(question.asked_at, today)]
    return Asked(
        pk=question.pk,
        text=question.text,
        by=", ".join(part for part in said if part),
        is_ours=question.asked_by_us,
        mark=_question_mark(question, at, today),
    )


def _question_mark(question: Question, at: datetime, today: date) -> SafeString:
    limit = question.limit_at
    if question.asked_by_us or limit is None:
        return state("open", _("waiting for them"))
    if limit < at:
        return state("risk", _("since %(moment)s") % {"moment": dates.moment(limit, today)})
    return state("tight", _("until %(moment)s") % {"moment": dates.moment(limit, today)})
