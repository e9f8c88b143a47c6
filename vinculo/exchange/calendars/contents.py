"""What stands in a feed: meetings, check-ins, milestones and promises, each only as far as its reader may know it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vinculo.access.sees import projects_of
from vinculo.agreements.models import Promise
from vinculo.clients.models import Audience, Client
from vinculo.conversations.models import CheckIn
from vinculo.meetings import ical
from vinculo.meetings.models import Answer, Guest, Meeting, State
from vinculo.meetings.models.meeting import MeetingQuerySet
from vinculo.people.letters import portal_address, site_address
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Milestone, Project

BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
MOST = 1000  # of each kind


def of_person(person: Person, *, at: datetime) -> Iterator[Any]:
    """All that is theirs: meetings they come to, talks they lead, milestones of their projects, promises they gave."""
    mine = Q(lead=person) | Q(members__person=person)
    projects = Project.objects.kept().visible_to(person).filter(mine).values("pk")
    yield from _meetings(Meeting.objects.visible_to(person).kept().of_person(person), at, site_address)
    led = Q(project__lead=person) | Q(project__lead=None, client__owner=person)
    yield from _check_ins(CheckIn.objects.visible_to(person).filter(led), at, site_address)
    yield from _milestones(Milestone.objects.filter(project__in=projects), at, site_address)
    yield from _promises(Promise.objects.visible_to(person).filter(owner=person), at, site_address)


def of_project(person: Person, project: Project, *, at: datetime) -> Iterator[Any]:
    """All of one project, for somebody of ours who sees it."""
    yield from _meetings(Meeting.objects.visible_to(person).kept().filter(project=project), at, site_address)
    yield from _check_ins(CheckIn.objects.visible_to(person).filter(project=project), at, site_address)
    yield from _milestones(Milestone.objects.filter(project=project), at, site_address)
    yield from _promises(Promise.objects.visible_to(person).filter(project=project), at, site_address)


def of_contact(contact_id: int, client: Client, *, at: datetime) -> Iterator[Any]:
    """What they are asked to and what was shared with them; nothing else, and no word that is for our team."""
    projects = projects_of(contact_id, client.pk).order_by().values("pk")
    asked = Guest.objects.asked().exclude(answer=Answer.DECLINED).filter(contact=contact_id)
    meetings = Meeting.objects.kept().filter(client=client, guests__in=asked, audience=Audience.SHARED)
    yield from _meetings(meetings, at, _theirs)
    yield from _check_ins(CheckIn.objects.filter(project__in=projects), at, _theirs)
    shared = {"audience": Audience.SHARED}
    yield from _milestones(Milestone.objects.filter(project__in=projects, **shared), at, _theirs)
    promises = Promise.objects.filter(Q(project__in=projects) | Q(project=None), client=client, **shared)
    yield from _promises(promises, at, _theirs)


def _theirs(path: str) -> str:
    """Our pages have no place in a client's calendar; theirs are in the portal."""
    return portal_address("/portal/meetings/" if path.startswith("/meetings/") else "/portal/")


def _meetings(found: MeetingQuerySet, at: datetime, address: Any) -> Iterator[Any]:
    """Those called off stay for a while, so that calendars take them out. Two queries."""
    rows = list(found.touching(at - BEHIND, at + AHEAD).select_related("of").distinct().order_by("pk")[:MOST])
    shown = {one.pk for one in rows}
    series = [one.pk for one in rows if one.repeats]
    out: dict[int, list[datetime]] = {}
    days = Meeting.objects.filter(of__in=series).values_list("pk", "of_id", "slot_at", "state")
    for pk, of_id, slot_at, state in days if series else ():
        if of_id and slot_at and (pk not in shown or state == State.CANCELLED):
            out.setdefault(of_id, []).append(slot_at)
    for one in rows:
        if one.of_id and one.state == State.CANCELLED and one.of_id in shown:
            continue
        text = "\n\n".join(filter(None, (one.link, one.note)))
        yield ical.event_of(
            one, at=one.changed_at, text=text, url=address(one.get_absolute_url()), left_out=out.get(one.pk, ())
        )


def _check_ins(found: QuerySet[CheckIn], at: datetime, address: Any) -> Iterator[Any]:
    """Each as a talk of its own, by the clock of the house: the plan has been around holidays already."""
    organization = Organization.current()
    zone = ZoneInfo(organization.time_zone if organization else "UTC")
    near = found.filter(skipped_at=None, due_at__gt=at - BEHIND, due_at__lt=at + AHEAD, project__deleted_at=None)
    for one in near.select_related("project").distinct().order_by("due_at", "pk")[:MOST]:
        yield _event(
            f"check-in-{one.pk}", _("Check-in: %(project)s") % {"project": one.project.name}, one.due_at, at,
            zone=zone, text=str(one.get_channel_display()), url=address(one.get_absolute_url()),
        )  # fmt: skip


def _milestones(found: QuerySet[Milestone], at: datetime, address: Any) -> Iterator[Any]:
    """On the day that was promised; our own plans are no day for a calendar."""
    since, until = (at - BEHIND).date(), (at + AHEAD).date()
    near = found.filter(promised_on__gte=since, promised_on__lte=until, project__deleted_at=None)
    for one in near.select_related("project").distinct().order_by("promised_on", "pk")[:MOST]:
        title = _("%(milestone)s (%(project)s)") % {"milestone": one.name, "project": one.project.name}
        yield _event(f"milestone-{one.pk}", title, one.promised_on, at, url=address(f"/projects/{one.project_id}/"))


def _promises(found: Any, at: datetime, address: Any) -> Iterator[Any]:
    since, until = (at - BEHIND).date(), (at + AHEAD).date()
    near = found.filter(withdrawn_at=None, promised_on__gte=since, promised_on__lte=until, milestone=None)
    near = near.filter(client__deleted_at=None)
    for one in near.distinct().order_by("promised_on", "pk")[:MOST]:
        title = _("Promised: %(what)s") % {"what": one.text}
        yield _event(f"promise-{one.pk}", title, one.promised_on, at, url=address(one.get_absolute_url()))


def _event(key: str, title: str, begins: Any, at: datetime, **more: Any) -> Any:
    """Stamped with the day, so that what has not changed reads the same all day."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return ical.event_of_entry(ical.Entry(key, title, begins, **more), at=midnight)


def file(events: Iterable[Any], name: str) -> bytes:
    return ical.file_of(events, name=name)
