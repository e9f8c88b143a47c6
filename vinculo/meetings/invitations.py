"""Letters to those who are asked to come: words in their language, and the invitation their calendar understands."""

from email.utils import formataddr, parseaddr
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.access.models import Access
from vinculo.clients.language import spoken_to
from vinculo.clients.models import Audience
from vinculo.logbook.went_out import went_out
from vinculo.mailboxes.models import Mailbox
from vinculo.meetings import ical
from vinculo.meetings.models import Guest, Meeting, State
from vinculo.people.letters import portal_address, site_address
from vinculo.people.models import Organization, Person
from vinculo.web.dates import clock, day_long

REQUEST, CANCEL = "REQUEST", "CANCEL"


def post(guest_id: int, sequence: int, method: str) -> None:
    """
    The job: one letter to one guest. One that a newer letter has overtaken is not sent, nor is one that went out; who
    was never asked is not told that it is off.
    """
    found = Guest.objects.select_related(
        "contact", "person", "meeting__client", "meeting__project", "meeting__organizer", "meeting__of"
    )
    guest = found.filter(pk=guest_id).first()
    if guest is None or not guest.email or not _is_wanted(guest, sequence, method):
        return
    with jobs.once(f"meeting:{guest.meeting_id}:{guest.pk}:{sequence}:{method}") as first:
        if first:
            letter = _letter(guest, method)
            letter.send()
            Guest.objects.filter(pk=guest.pk).update(invited_sequence=sequence)
            _note(guest, str(letter.subject))


def _note(guest: Guest, subject: str) -> None:
    """Into the logbook of the client goes what it was and for when: no link of a call, no address, no note."""
    meeting = guest.meeting
    if guest.contact:
        went_out(
            f"meeting:{meeting.pk}:{meeting.sequence}:{subject}", subject, client=meeting.client,
            project=meeting.project, to=guest.contact, by=meeting.organizer, at=timezone.now(),
        )  # fmt: skip


def _is_wanted(guest: Guest, sequence: int, method: str) -> bool:
    meeting = guest.meeting
    if method == CANCEL:
        is_off = meeting.state == State.CANCELLED or guest.removed_at is not None
        return is_off and guest.invited_sequence is not None
    return meeting.state == State.PLANNED and guest.removed_at is None and meeting.sequence == sequence


def collecting_address(person: Person | None) -> str:
    """Where answers have to go so that they come back to us: their mailbox or ours, if we read one; else their own."""
    boxes = Mailbox.objects.kept().exclude(imap_host="").filter(paused_at=None).order_by("pk")
    own = boxes.filter(owner=person).first() if person else None
    box = own or boxes.of_the_house().first()
    if box:
        return box.address
    return person.email if person else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def invitation(guest: Guest, method: str, text: str) -> bytes:
    """The calendar file of one letter: everybody asked stands in a request, only the reader in a cancellation."""
    meeting = guest.meeting
    organizer = ical.Address(meeting.organizer.name if meeting.organizer else "", collecting_address(meeting.organizer))
    guests = [guest] if method == CANCEL else list(meeting.guests.asked().select_related("contact", "person"))
    event = ical.event_of(
        meeting, at=timezone.now(), organizer=organizer, guests=guests, text=text, left_out=_left_out(meeting)
    )
    if method == CANCEL:
        event["status"] = "CANCELLED"
    return ical.file_of([event], method=method)


def _left_out(meeting: Meeting) -> list[Any]:
    if not meeting.repeats:
        return []
    return list(meeting.days.filter(state=State.CANCELLED).values_list("slot_at", flat=True))


def _letter(guest: Guest, method: str) -> EmailMultiAlternatives:
    organization, meeting = Organization.current(), guest.meeting
    one: Any = guest.contact or guest.person
    house = organization.time_zone if organization else "UTC"
    language = spoken_to(guest.contact, meeting.client, organization) if guest.contact else one.language
    with translation.override(language), timezone.override(ZoneInfo(one.time_zone or house)):
        facts = _facts(guest, method, organization)
        subject, _blank, body = render_to_string("meetings/letters/invitation.txt", facts).strip().partition("\n")
    file = invitation(guest, method, body.strip())
    answers_to = formataddr((facts["organizer"], collecting_address(meeting.organizer)))
    letter = EmailMultiAlternatives(
        " ".join(subject.split()), f"{body.strip()}\n", to=[guest.email], reply_to=[answers_to]
    )
    letter.attach_alternative(file.decode(), f"text/calendar; method={method}; charset=utf-8")
    letter.attach("invitation.ics", file, "application/ics")
    return letter


def _facts(guest: Guest, method: str, organization: Organization | None) -> dict[str, Any]:
    meeting = guest.meeting
    one: Any = guest.contact or guest.person
    shared = meeting.points.filter(audience=Audience.SHARED) if guest.contact else meeting.points.all()
    return {
        "is_off": method == CANCEL,
        "is_taken_off": guest.removed_at is not None,
        "is_changed": method == REQUEST and guest.invited_sequence is not None,
        "title": meeting.title,
        "name": one.first_name,
        "organizer": meeting.organizer.name if meeting.organizer else "",
        "organization": organization.name if organization else "",
        "when": short_time(meeting),
        "when_long": long_time(meeting),
        "rhythm": str(meeting.get_repeats_display()) if meeting.repeats else "",
        "kind": meeting.get_kind_display(),
        "place": meeting.place,
        "link": meeting.link,
        "note": meeting.note,
        "because": meeting.cancelled_because,
        "points": list(shared.values_list("text", flat=True)),
        "portal": _where_to_answer(guest),
    }


def _where_to_answer(guest: Guest) -> str:
    if guest.person:
        return site_address(guest.meeting.get_absolute_url())
    comes_in = Access.objects.open().filter(contact=guest.contact, client=guest.meeting.client_id).exists()
    return portal_address("/portal/meetings/") if comes_in else ""


def short_time(meeting: Meeting) -> str:
    """By the reader's clock: Friday 13 March, 10:00."""
    day = day_long(_begins(meeting))
    if meeting.is_all_day:
        return day
    return _("%(day)s, %(time)s") % {"day": day, "time": clock(meeting.starts_at)}


def long_time(meeting: Meeting) -> str:
    """With its end, and with the zone when the meeting goes by another clock than the reader's."""
    day, zone = day_long(_begins(meeting)), timezone.get_current_timezone_name()
    if meeting.is_all_day:
        return _("%(day)s, the whole day") % {"day": day}
    said = {"day": day, "from": clock(meeting.starts_at), "until": clock(meeting.ends_at), "zone": zone}
    if zone == meeting.time_zone:
        return _("%(day)s, %(from)s to %(until)s") % said
    return _("%(day)s, %(from)s to %(until)s (%(zone)s)") % said


def _begins(meeting: Meeting) -> Any:
    """A whole day is the day where it takes place, wherever one reads of it."""
    return meeting.starts_at.astimezone(meeting.zone).date() if meeting.is_all_day else meeting.starts_at
