"""What there is to talk about, from the record: what they asked, what we promised, what they do not know yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.conversations.models import BadNews, Decision, Question
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
    """Everything that waits to be spoken of, the worst first. Seven queries at most, one for each kind."""
    about = Q(client=meeting.client_id)
    if meeting.project_id:
        about &= Q(project=meeting.project_id) | Q(project=None)
    if person is not None and person.is_guest:
        about = Q(project=meeting.project_id) if meeting.project_id else Q(pk=None)
    today = timezone.localdate(now)
    return [
        *_bad_news(about),
        *_questions(about),
        *_promises(about, today, meeting),
        *_decisions(about, now),
        *_obligations(about, today),
        *_expectations(about),
    ]


def _bad_news(about: Q) -> Iterator[Suggested]:
    for one in BadNews.objects.filter(about, told_at=None, over_at=None).order_by("known_at", "pk")[:MOST]:
        why = _("They do not know yet; we have known since %(day)s.") % {"day": day(one.known_at)}
        yield Suggested(f"news:{one.pk}", "octagon-alert", one.what, why, one.get_absolute_url())


def _questions(about: Q) -> Iterator[Suggested]:
    for one in Question.objects.filter(about).open().order_by("asked_at", "pk")[:MOST]:
        said = _("We asked on %(day)s.") if one.asked_by_us else _("They asked on %(day)s.")
        why = said % {"day": day(one.asked_at)}
        yield Suggested(f"question:{one.pk}", "message-circle-question-mark", one.text, why, one.get_absolute_url())


def _promises(about: Q, today: date, meeting: Meeting) -> Iterator[Suggested]:
    near = max(today, timezone.localdate(meeting.starts_at)) + NEAR
    for one in Promise.objects.filter(about, promised_on__lte=near).open().soonest_first()[:MOST]:
        why = _("Promised for %(day)s.") % {"day": day(one.promised_on)}
        yield Suggested(f"promise:{one.pk}", "flag", one.text, why, one.get_absolute_url())


def _decisions(about: Q, now: datetime) -> Iterator[Suggested]:
    found = Decision.objects.filter(about, confirmed_at=None, at__gte=now - LATELY).order_by("at", "pk")
    for one in found[:MOST]:
        why = _("Decided on %(day)s, not confirmed in writing yet.") % {"day": day(one.at)}
        yield Suggested(f"decision:{one.pk}", "signature", one.text, why, one.get_absolute_url())


def _obligations(about: Q, today: date) -> Iterator[Suggested]:
    found = Obligation.objects.filter(about, due_on__lte=today + NEAR).theirs().open()
    for one in found.soonest_first()[:MOST]:
        why = _("On their side, until %(day)s.") % {"day": day(one.due_on)}
        yield Suggested(f"obligation:{one.pk}", "hand-helping", one.what, why, one.get_absolute_url())


def _expectations(about: Q) -> Iterator[Suggested]:
    hoped = Expectation.objects.filter(
        about, withdrawn_at=None, state__in=(Expectation.State.OPEN, Expectation.State.AT_RISK)
    )
    for one in hoped.order_by("asked_on", "pk")[:MOST]:
        why = str(one.get_state_display())
        yield Suggested(f"expectation:{one.pk}", "heart", one.text, why, one.get_absolute_url())


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
