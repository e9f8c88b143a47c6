"""The meetings of a week, or the next ones: mine, everybody's, or those with one client."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import CheckIn
from vinculo.desk.channels import glyph_of
from vinculo.desk.checkins.found import check_ins_seen_by
from vinculo.desk.lists.leaving import Leaving, Shape
from vinculo.desk.meetings.calendar import as_calendar
from vinculo.desk.meetings.found import meetings_seen_by
from vinculo.desk.meetings.page import GLYPHS
from vinculo.desk.numbers import is_number
from vinculo.exchange.lists.columns import Column
from vinculo.exchange.lists.columns import Kind as CellKind
from vinculo.meetings.models import Engagement, Kind, Meeting, State
from vinculo.meetings.series import days
from vinculo.people.models import Person
from vinculo.web.dates import clock, day, day_long

MOST = 200
AHEAD = timedelta(days=60)
WEEKEND = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in the week. `css` says whether it is off, held, or something of one's own."""

    at: datetime
    time: str
    title: str
    whom: str
    glyph: str
    address: str
    css: str = ""
    note: str = ""
    minutes: int = 30
    is_all_day: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    view: str
    whose: str
    client: Any
    monday: date

    @classmethod
    def read(cls, request: HttpRequest) -> "Asked":
        client = _client(request)
        whose = "all" if client or request.GET.get("whose") == "all" else "mine"
        view = "list" if client or request.GET.get("view") == "list" else "week"
        return cls(view, whose, client, _monday(request.GET.get("week", "")))

    def lines(self, person: Person) -> list[Line]:
        since = _midnight(self.monday) if self.view == "week" else timezone.now() - timedelta(hours=2)
        until = _midnight(self.monday + timedelta(days=7)) if self.view == "week" else since + AHEAD
        return lines_of(person, since=since, until=until, mine=self.whose == "mine", client=self.client)


TAKEN = Leaving(
    "meetings",
    gettext_lazy("Meetings"),
    lambda request: Asked.read(request).lines(request.user),
    (
        Column(gettext_lazy("When"), "at", CellKind.MOMENT),
        Column(gettext_lazy("All day"), "is_all_day", CellKind.YES),
        Column(gettext_lazy("Minutes"), "minutes", CellKind.NUMBER),
        Column(gettext_lazy("Meeting"), "title"),
        Column(gettext_lazy("With whom"), "whom"),
        Column(gettext_lazy("State"), "note"),
    ),
    shapes=(Shape("ics", gettext_lazy("Calendar"), "text/calendar; charset=utf-8", as_calendar),),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    asked = Asked.read(request)
    view, whose, client, monday = asked.view, asked.whose, asked.client, asked.monday
    lines = asked.lines(request.user)
    context = {
        "view": view, "whose": whose, "client": client, "by_day": _by_day(lines, monday, view), "lines": lines,
        "before": (monday - timedelta(days=7)).isoformat(), "after": (monday + timedelta(days=7)).isoformat(),
        "week_of": _("Week of %(day)s") % {"day": day_long(monday)}, "may_change": may_change_clients(request.user),
        "is_this_week": monday == _monday(""), "past": _past(request.user, client) if client else [],
    }  # fmt: skip
    return render(request, "meetings/list.html", context)


def lines_of(
    person: Person, *, since: datetime, until: datetime, mine: bool, client: Client | None = None
) -> list[Line]:
    """Meetings, check-ins and, for oneself, what one's own calendar says; in order. Four queries."""
    meetings = meetings_seen_by(person).touching(since, until)
    check_ins = check_ins_seen_by(person).filter(due_at__gte=since, due_at__lt=until, skipped_at=None)
    if client:
        meetings, check_ins = meetings.filter(client=client), check_ins.filter(client=client)
    if mine:
        meetings = meetings.of_person(person)
        check_ins = check_ins.filter(Q(project__lead=person) | Q(client__owner=person, project__lead=None))
    found = days(meetings.select_related("client", "project")[:MOST], since=since, until=until)
    lines = [_line(one.meeting, one.starts_at) for one in found]
    lines += [_check_in(one) for one in check_ins.select_related("client", "project").soonest_first()[:MOST]]
    if mine:
        busy = Engagement.objects.filter(person=person, starts_at__lt=until, ends_at__gt=since)
        lines += [_engagement(one) for one in busy[:MOST]]
    return sorted(lines, key=lambda line: (line.at, line.title))


def _line(meeting: Meeting, at: datetime) -> Line:
    css = {State.CANCELLED: "is-off", State.HELD: "is-done"}.get(State(meeting.state), "")
    note = {State.CANCELLED: _("called off"), State.HELD: _("held")}.get(State(meeting.state), "")
    return Line(
        at, _("all day") if meeting.is_all_day else clock(at), meeting.title, meeting.client.name,
        GLYPHS[Kind(meeting.kind)], meeting.get_absolute_url(), css, note, meeting.minutes, meeting.is_all_day,
    )  # fmt: skip


def _check_in(one: CheckIn) -> Line:
    title = _("Check-in: %(project)s") % {"project": one.project.name}
    css, note = ("is-done", _("held")) if one.held_in_id else ("", "")
    return Line(
        one.due_at, clock(one.due_at), title, one.client.name, glyph_of(one.channel), one.get_absolute_url(), css, note
    )


def _engagement(one: Engagement) -> Line:
    title = one.title or _("Something of your own")
    hour = _("all day") if one.is_all_day else clock(one.starts_at)
    minutes = int((one.ends_at - one.starts_at).total_seconds() // 60)
    whom = _("only you see this")
    return Line(one.starts_at, hour, title, whom, "lock", "", "is-own", "", minutes, one.is_all_day)


def _by_day(lines: list[Line], monday: date, view: str) -> list[tuple[str, bool, list[Line]]]:
    """The seven days of a week, empty ones too; in a list only days that have something."""
    today = timezone.localdate()
    if view == "list":
        wanted = sorted({timezone.localdate(line.at) for line in lines})
    else:
        wanted = [monday + timedelta(days=number) for number in range(7)]
    return [(day(on), on == today, [one for one in lines if timezone.localdate(one.at) == on]) for on in wanted]


def _past(person: Person, client: Client) -> list[Meeting]:
    """The last meetings with a client."""
    found = meetings_seen_by(person).filter(client=client, starts_at__lt=timezone.now(), repeats="")
    return list(found.order_by("-starts_at", "-pk")[:10])


def _client(request: HttpRequest) -> Any:
    given = request.GET.get("client", "")
    if not is_number(given):
        return None
    return get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=given)


def _monday(told: str) -> date:
    """The Monday of the week in which a day lies; else of this week, at the weekend of the one that comes."""
    today = timezone.localdate() + WEEKEND
    try:
        on = date.fromisoformat(told[:10]) if told else today
    except ValueError:
        on = today
    on = on if 1970 < on.year < 2200 else today
    return on - timedelta(days=on.weekday())


def _midnight(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time())).astimezone(UTC)
