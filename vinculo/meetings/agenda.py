"""What there is to talk about, from the record: what they asked, what we promised, what they do not know yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.clients.models import Client
from vinculo.conversations.models import BadNews, Decision, Question
from vinculo.db.rows import Rows, day_of, moment_of, plain, rows_of
from vinculo.meetings.models import AgendaPoint, Meeting
from vinculo.people.models import Person
from vinculo.web.dates import day

MOST = 5  # of each kind
NEAR = timedelta(days=14)
LATELY = timedelta(days=60)
LONGEST = 40  # points of one agenda


@dataclass(frozen=True, slots=True)
class Suggested:
    """A record worth a word. `source` names it; `why` says why now."""

    source: str
    icon: str
    text: str
    why: str
    address: str


def from_the_record(meeting: Meeting, person: Person | None, *, now: datetime) -> list[Suggested]:
    """Everything that waits to be spoken of, the worst first. One query."""
    about = Q(client=OuterRef("pk"))
    if meeting.project_id:
        about &= Q(project=meeting.project_id) | Q(project=None)
    if person is not None and person.is_guest:
        about &= Q(project=meeting.project_id or 0)
    today = timezone.localdate(now)
    kinds = {
        "news": _bad_news(about), "questions": _questions(about), "promises": _promises(about, today, meeting),
        "decisions": _decisions(about, now), "obligations": _obligations(about, today), "hopes": _hopes(about),
    }  # fmt: skip
    found = Client.objects.filter(pk=meeting.client_id).values_list(*kinds.values())
    rows = dict(zip(kinds, found.first() or (), strict=False))
    return [words(row) for kind, words in WORDS.items() for row in plain(rows.get(kind)) or ()]


def _bad_news(about: Q) -> Rows:
    found = BadNews.objects.filter(about, told_at=None, over_at=None).order_by("known_at", "pk")
    return rows_of(found[:MOST], pk="pk", text="what", at="known_at")


def _questions(about: Q) -> Rows:
    found = Question.objects.filter(about).open().order_by("asked_at", "pk")
    return rows_of(found[:MOST], pk="pk", text="text", at="asked_at", ours="asked_by_us")


def _promises(about: Q, today: date, meeting: Meeting) -> Rows:
    near = max(today, timezone.localdate(meeting.starts_at)) + NEAR
    found = Promise.objects.filter(about, promised_on__lte=near).open().soonest_first()
    return rows_of(found[:MOST], pk="pk", text="text", on="promised_on")


def _decisions(about: Q, now: datetime) -> Rows:
    found = Decision.objects.filter(about, confirmed_at=None, at__gte=now - LATELY).order_by("at", "pk")
    return rows_of(found[:MOST], pk="pk", text="text", at="at")


def _obligations(about: Q, today: date) -> Rows:
    found = Obligation.objects.filter(about, due_on__lte=today + NEAR).theirs().open().soonest_first()
    return rows_of(found[:MOST], pk="pk", text="what", on="due_on")


def _hopes(about: Q) -> Rows:
    waiting = (Expectation.State.OPEN, Expectation.State.AT_RISK)
    found = Expectation.objects.filter(about, withdrawn_at=None, state__in=waiting).order_by("asked_on", "pk")
    return rows_of(found[:MOST], pk="pk", text="text", state="state")


def _news_words(row: dict[str, Any]) -> Suggested:
    why = _("They do not know yet; we have known since %(day)s.") % {"day": day(moment_of(row["at"]))}
    return Suggested(f"news:{row['pk']}", "octagon-alert", row["text"], why, f"/news/{row['pk']}/")


def _question_words(row: dict[str, Any]) -> Suggested:
    said = _("We asked on %(day)s.") if row["ours"] else _("They asked on %(day)s.")
    why = said % {"day": day(moment_of(row["at"]))}
    icon = "message-circle-question-mark"
    return Suggested(f"question:{row['pk']}", icon, row["text"], why, f"/questions/{row['pk']}/")


def _promise_words(row: dict[str, Any]) -> Suggested:
    why = _("Promised for %(day)s.") % {"day": day(day_of(row["on"]))}
    return Suggested(f"promise:{row['pk']}", "flag", row["text"], why, f"/promises/{row['pk']}/")


def _decision_words(row: dict[str, Any]) -> Suggested:
    why = _("Decided on %(day)s, not confirmed in writing yet.") % {"day": day(moment_of(row["at"]))}
    return Suggested(f"decision:{row['pk']}", "signature", row["text"], why, f"/decisions/{row['pk']}/")


def _obligation_words(row: dict[str, Any]) -> Suggested:
    why = _("On their side, until %(day)s.") % {"day": day(day_of(row["on"]))}
    return Suggested(f"obligation:{row['pk']}", "hand-helping", row["text"], why, f"/obligations/{row['pk']}/")


def _hope_words(row: dict[str, Any]) -> Suggested:
    why = str(Expectation.State(row["state"]).label)
    return Suggested(f"expectation:{row['pk']}", "heart", row["text"], why, f"/expectations/{row['pk']}/")


WORDS: dict[str, Callable[[dict[str, Any]], Suggested]] = {
    "news": _news_words,
    "questions": _question_words,
    "promises": _promise_words,
    "decisions": _decision_words,
    "obligations": _obligation_words,
    "hopes": _hope_words,
}


def put_on(meeting: Meeting, suggested: Iterable[Suggested], *, by: Person) -> list[AgendaPoint]:
    """These records become points, behind those that are there. One that stands there already stays as it is."""
    there = set(meeting.points.values_list("source", flat=True))
    place = _last(meeting)
    new = [one for one in suggested if one.source not in there][: max(0, LONGEST - len(there))]
    return AgendaPoint.objects.bulk_create(
        AgendaPoint(meeting=meeting, text=one.text[:300], source=one.source, position=place + number, by=by)
        for number, one in enumerate(new, start=1)
    )


def add(meeting: Meeting, text: str, *, by: Person, audience: str = "team") -> AgendaPoint | None:
    """A line of one's own; None when the agenda is full."""
    if meeting.points.count() >= LONGEST:
        return None
    return AgendaPoint.objects.create(
        meeting=meeting, text=text[:300], audience=audience, position=_last(meeting) + 1, by=by
    )


def _last(meeting: Meeting) -> int:
    return meeting.points.aggregate(last=Max("position"))["last"] or 0
