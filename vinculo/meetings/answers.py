"""Answers of guests that come back by mail (iTIP REPLY)."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.db.models import Q
from django.utils import timezone

from vinculo.clients.models import ContactPoint
from vinculo.meetings.models import Answer, Guest, Meeting, State
from vinculo.meetings.series import row_of

LARGEST = 256 * 1024
ANSWERS = {
    "ACCEPTED": Answer.ACCEPTED,
    "DECLINED": Answer.DECLINED,
    "TENTATIVE": Answer.TENTATIVE,
    "NEEDS-ACTION": Answer.NONE,
}
A_LITTLE = timedelta(minutes=10)  # that another machine's clock may be ahead of ours


def take(ics_bytes: bytes, sender: str, *, heard: Callable[[Guest], None] = lambda guest: None) -> bool:
    """
    Take an answer out of a calendar file that came by mail.

    `sender` is the address the letter came from, after whatever checks the mail went through: an answer counts only
    from the guest it speaks of, under one of the addresses we know of them. True when it is now (or was already) in the
    record; False when this is no answer to one of our meetings, comes from somebody else, or answers a time that has
    changed since, so that the letter is one to be read by a person. Never raises for what somebody sent. `heard` is
    called with every guest whose answer counts now.
    """
    taken = [_take(answered, sender, heard) for answered in _answered(ics_bytes)]  # each of them, also after the first
    return any(taken)


def meeting_answered(ics_bytes: bytes) -> Meeting | None:
    """Which meeting a reply speaks of, whoever sent it."""
    uids = [str(event.get("uid", "")) for event in _answered(ics_bytes)]
    return Meeting.objects.filter(uid__in=uids[:5], of=None).first() if uids else None


def _answered(ics_bytes: bytes) -> Iterator[Any]:
    """The events of a REPLY; nothing of any other file."""
    from icalendar import Calendar

    if len(ics_bytes) > LARGEST:
        return
    try:
        calendar: Any = Calendar.from_ical(ics_bytes)
        if str(calendar.get("method", "")).upper() == "REPLY":
            yield from calendar.walk("VEVENT")[:5]
    except Exception:  # noqa: BLE001 whatever the library trips over, it is no answer
        return


def _take(event: Any, sender: str, heard: Callable[[Guest], None]) -> bool:
    address = parseaddr(sender)[1].strip().lower()
    said = _said_by(event, address)
    meeting = Meeting.objects.filter(uid=str(event.get("uid", ""))[:255], of=None).select_related("client").first()
    if not address or said is None or meeting is None or meeting.state != State.PLANNED:
        return False
    try:
        if int(event.get("sequence", meeting.sequence)) < meeting.sequence and _moved(event, meeting):
            return False
        meeting = _day_of(meeting, event)
    except (ValueError, TypeError, AttributeError):
        return False
    guest = guest_with(meeting, address)
    if guest is None:
        return False
    now = timezone.now()
    if guest.say(said, at=min(_stamp(event) or now, now + A_LITTLE), how="mail", remark=_remark(event)):
        heard(guest)
    return True


def guest_with(meeting: Meeting, address: str) -> Guest | None:
    """The guest with this address, their first or any other that we know."""
    points = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, normal=address).values("contact")
    theirs = Q(contact__email__iexact=address) | Q(contact__in=points) | Q(person__email__iexact=address)
    return meeting.guests.asked().filter(theirs).order_by("pk").first()


def _said_by(event: Any, address: str) -> str | None:
    """What the attendee with this address answers; the one who writes speaks for nobody else."""
    listed = event.get("attendee") or []
    for one in listed if isinstance(listed, list) else [listed]:
        if str(one).lower().removeprefix("mailto:").strip() == address:
            return ANSWERS.get(str(one.params.get("PARTSTAT", "")).upper())
    return None


def _moved(event: Any, meeting: Meeting) -> bool:
    """Whether the answer speaks of another time than the one that is planned now."""
    begins = event.get("dtstart")
    if begins is None:
        return True
    return _moment(begins.dt, meeting) != meeting.starts_at and "recurrence-id" not in event


def _day_of(meeting: Meeting, event: Any) -> Meeting:
    """The day of a series that is meant, or the meeting itself. ValueError for a day it does not have."""
    slot = event.get("recurrence-id")
    if slot is None:
        return meeting
    if not meeting.repeats:
        raise ValueError("it is no series")
    return row_of(meeting, _moment(slot.dt, meeting))


def _moment(value: date, meeting: Meeting) -> datetime:
    if not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time(), meeting.zone).astimezone(UTC)
    return (value if value.tzinfo else value.replace(tzinfo=meeting.zone)).astimezone(UTC)


def _stamp(event: Any) -> datetime | None:
    stamp = getattr(event.get("dtstamp"), "dt", None)
    return stamp.astimezone(UTC) if isinstance(stamp, datetime) and stamp.tzinfo else None


def _remark(event: Any) -> str:
    """A line they wrote with it."""
    said = event.get("comment") or ""
    return " ".join(str(said[0] if isinstance(said, list) and said else said).split())[:300]
