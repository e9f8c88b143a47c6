"""The meetings a visitor is asked to, and their calendar address."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience
from vinculo.meetings.invitations import long_time
from vinculo.meetings.models import AgendaPoint, Answer, Feed, Guest, State
from vinculo.meetings.series import next_day
from vinculo.portal.visitor import Visitor
from vinculo.web.dates import moment

MOST = 40
SAID = {
    Answer.ACCEPTED: _("You said that you come."),
    Answer.DECLINED: _("You said that it does not suit you."),
    Answer.TENTATIVE: _("You said that you come perhaps."),
}
LATELY = timedelta(hours=12)  # what has just been stays for the day
ICONS = {"in_person": "users", "video": "video", "phone": "phone", "informal": "coffee"}


@dataclass(frozen=True, slots=True)
class Meet:
    """One meeting as they know it."""

    id: int
    title: str
    when: str
    icon: str
    kind: str
    rhythm: str
    next_on: str
    place: str
    link: str
    note: str
    organizer: str
    points: tuple[str, ...]
    answer: str
    answer_words: str
    is_off: bool
    because: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whether they have an address for their calendar, since when, and when it was read last."""

    made_at: datetime
    read_at: datetime | None


def asked(visitor: Visitor, pk: int | None = None) -> Iterator[Guest]:
    """Their place in the meetings of this client: shared ones only. Two queries."""
    shared = AgendaPoint.objects.filter(audience=Audience.SHARED)
    found = Guest.objects.asked().filter(
        contact=visitor.contact_id, meeting__client=visitor.client_id, meeting__audience=Audience.SHARED,
        meeting__client__deleted_at=None,
    )  # fmt: skip
    if pk is not None:
        found = found.filter(meeting=pk)
    along = found.select_related("meeting__organizer", "meeting__of")
    return iter(
        along.prefetch_related(Prefetch("meeting__points", queryset=shared)).order_by("meeting__starts_at", "pk")
    )


def meetings(visitor: Visitor, *, now: datetime) -> list[Meet]:
    """What is ahead, soonest first; what was called off stays until its day has gone."""
    found = []
    for guest in asked(visitor):
        meeting = guest.meeting
        if meeting.state == State.HELD or (meeting.of_id and meeting.state == State.CANCELLED):
            continue
        upcoming = next_day(meeting, after=now) if meeting.repeats else None
        at = upcoming or meeting.starts_at
        if meeting.repeats and upcoming is None or not meeting.repeats and meeting.ends_at < now - LATELY:
            continue
        found.append((at, meet(guest, upcoming)))
    return [one for _at, one in sorted(found, key=lambda pair: (pair[0], pair[1].id))][:MOST]


def meet(guest: Guest, upcoming: datetime | None = None) -> Meet:
    meeting = guest.meeting
    return Meet(
        id=meeting.pk,
        title=meeting.title,
        when=long_time(meeting),
        icon=ICONS[meeting.kind],
        kind=str(meeting.get_kind_display()),
        rhythm=str(meeting.get_repeats_display()) if meeting.repeats else "",
        next_on=moment(upcoming) if upcoming else "",
        place=meeting.place,
        link=meeting.link,
        note=meeting.note,
        organizer=meeting.organizer.name if meeting.organizer else "",
        points=tuple(point.text for point in meeting.points.all()),
        answer=guest.answer,
        answer_words=str(SAID.get(Answer(guest.answer), "")),
        is_off=meeting.state == State.CANCELLED,
        because=meeting.cancelled_because,
    )


def calendar_of(visitor: Visitor) -> Calendar | None:
    feed = Feed.objects.open().filter(contact=visitor.contact_id, client=visitor.client_id).first()
    return Calendar(feed.made_at, feed.read_at) if feed else None
