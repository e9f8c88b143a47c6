"""One meeting: when and where, who comes, what there is to talk about, what came of it."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.meetings.found import meeting_of
from vinculo.desk.meetings.points import shown_points
from vinculo.meetings.agenda import Suggested, from_the_record
from vinculo.meetings.invitations import long_time
from vinculo.meetings.models import Answer, Clash, Guest, Kind, Meeting, State
from vinculo.meetings.series import days
from vinculo.web.dates import moment
from vinculo.web.glyphs import state

GLYPHS = {Kind.IN_PERSON: "users", Kind.VIDEO: "video", Kind.PHONE: "phone", Kind.INFORMAL: "coffee"}
MARKS = {Answer.ACCEPTED: "ok", Answer.DECLINED: "risk", Answer.TENTATIVE: "tight", Answer.NONE: "open"}
NEXT_DAYS = 6


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "meetings/page.html", shown(request, meeting_of(request, pk)))


def shown(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    now, person = timezone.now(), request.user
    points = list(meeting.points.all())
    may_change = may_change_clients(person)
    return {
        "meeting": meeting,
        "when": long_time(meeting),
        "glyph": GLYPHS[Kind(meeting.kind)],
        "mark": mark(meeting),
        "guests": guests_of(meeting),
        "points": shown_points(points),
        "came_up": _came_up(meeting, points, request) if meeting.is_planned and may_change else [],
        "days": next_days(meeting) if meeting.is_series and meeting.is_planned else [],
        "is_over": meeting.is_planned and not meeting.is_series and meeting.ends_at <= now,
        "clash": Clash.objects.filter(meeting=meeting).first(),
        "may_change": may_change,
        "answers": [(value, label) for value, label in Answer.choices if value != Answer.NONE],
    }


def mark(meeting: Meeting) -> SafeString:
    if meeting.state == State.HELD:
        return state("ok", _("Held"))
    if meeting.state == State.CANCELLED:
        return state("open", _("Called off"))
    if not meeting.is_series and meeting.ends_at <= timezone.now():
        return state("risk", _("Nobody has written down what was said"))
    return state("run", _("Planned"))


def guests_of(meeting: Meeting) -> QuerySet[Guest]:
    guests: Any = meeting.guests.asked().select_related("contact", "person").by_name()
    for guest in guests:
        guest.mark = state(MARKS[Answer(guest.answer)], guest.get_answer_display())
    return guests


def next_days(meeting: Meeting) -> list[Any]:
    """The next days of a series, with what was done to one of them."""
    now = timezone.now()
    until = now + timedelta(days=200)
    rows = meeting.days.filter(state=State.PLANNED)
    found = [day for day in days([meeting, *rows], since=now, until=until) if day.starts_at > now]
    return [(day, moment(day.starts_at), day.meeting.pk != meeting.pk) for day in found[:NEXT_DAYS]]


def _came_up(meeting: Meeting, points: list[Any], request: HttpRequest) -> list[Suggested]:
    """What the record has to say that is not on the agenda."""
    there = {point.source for point in points}
    return [one for one in from_the_record(meeting, request.user, now=timezone.now()) if one.source not in there]
