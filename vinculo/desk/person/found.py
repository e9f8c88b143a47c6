"""What a colleague has in hand, as far as whoever looks may see it. One statement each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.agreements.models import Promise
from vinculo.clients.models import Client
from vinculo.conversations.models import Question
from vinculo.desk.checkins.found import check_ins_seen_by
from vinculo.desk.meetings.found import meetings_seen_by
from vinculo.meetings.series import Day, days
from vinculo.people.models import Person
from vinculo.web.dates import clock

CLIENTS, A_FEW = 60, 15


def clients_of(colleague: Person, viewer: Person) -> list[Any]:
    """Those in worse weather first."""
    found = Client.objects.visible_to(viewer).active().filter(owner=colleague).select_related("standing")
    return list(found.order_by(F("standing__health").asc(nulls_last=True), "name_folded", "pk")[:CLIENTS])


def promises_of(colleague: Person, viewer: Person) -> list[Promise]:
    given = Promise.objects.visible_to(viewer).open().filter(owner=colleague, client__deleted_at=None)
    return list(given.soonest_first().select_related("client")[:A_FEW])


def questions_of(colleague: Person, viewer: Person) -> list[Question]:
    asked = Question.objects.visible_to(viewer).open().theirs().filter(owner=colleague, client__deleted_at=None)
    return list(asked.select_related("client").order_by("due_at", "pk")[:A_FEW])


@dataclass(frozen=True, slots=True)
class Talk:
    at: datetime
    time: str
    title: str
    client: Any
    address: str


def talks_of(colleague: Person, viewer: Person, now: datetime) -> list[Talk]:
    """Meetings and check-ins of today, by the clock of whoever looks."""
    since = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    until = since + timedelta(days=1)
    meetings = meetings_seen_by(viewer).planned().of_person(colleague).touching(since, until).select_related("client")
    planned = days(meetings[: 2 * A_FEW], since=since, until=until)
    found = [_meeting(one) for one in planned]
    check_ins = check_ins_seen_by(viewer).filter(due_at__gte=since, due_at__lt=until, skipped_at=None, held_in=None)
    theirs = check_ins.filter(Q(project__lead=colleague) | Q(client__owner=colleague, project__lead=None))
    for one in theirs.select_related("client", "project")[:A_FEW]:
        title = _("Check-in: %(project)s") % {"project": one.project.name}
        found.append(Talk(one.due_at, clock(one.due_at), title, one.client, one.get_absolute_url()))
    return sorted(found, key=lambda talk: (talk.at, talk.title))


def _meeting(one: Day) -> Talk:
    hour = _("all day") if one.meeting.is_all_day else clock(one.starts_at)
    return Talk(one.starts_at, hour, one.meeting.title, one.meeting.client, one.meeting.get_absolute_url())
