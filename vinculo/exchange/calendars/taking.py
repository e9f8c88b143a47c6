"""
What changed in somebody's calendar elsewhere comes in: theirs as time that is taken, a client's as a meeting.

Colleagues who take part hear of it like of a change made here, in the name of whose calendar it is.
"""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from vinculo.clients.models import Client, Contact
from vinculo.exchange.calendars import days, events
from vinculo.exchange.calendars.days import call_off, change_here
from vinculo.exchange.calendars.events import NotAnEvent, Seen
from vinculo.meetings.models import Answer, CalendarAccount, CalendarCopy, Clash, Engagement, Kind, Meeting
from vinculo.meetings.planning import Plan, plan
from vinculo.notifications import meeting_news
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed


def take_in(account: CalendarAccount, copy: CalendarCopy, etag: str, text: str, at: datetime) -> None:
    """One event that is new or has changed there."""
    person = account.person
    copy.etag = etag
    try:
        seen = events.read(text, ZoneInfo(person.time_zone))
    except NotAnEvent:
        copy.save()
        return
    copy.uid = seen.uid
    meeting = copy.meeting or _meeting_with(seen.uid, person)
    if meeting is None and not copy.pk and not seen.is_off:
        meeting = _new_meeting(account, seen, at)
        if meeting:
            copy.meeting_as_of = meeting.changed_at
    copy.meeting = meeting
    copy.save()
    copy.engagements.all().delete()
    if meeting is None:
        _engage(copy, person, seen, text, at)
    else:
        _compare(account, copy, meeting, seen, at)


def _meeting_with(uid: str, person: Person) -> Meeting | None:
    """The meeting whose invitation they put into their calendar themselves."""
    found = Meeting.objects.of_person(person).filter(uid=uid, of=None)
    return found.select_related("organizer", "client").first()


def _compare(account: CalendarAccount, copy: CalendarCopy, meeting: Meeting, seen: Seen, at: datetime) -> None:
    """
    The same meeting on both sides. Equal: nothing to do. Changed there only: it is changed here. Changed on both: the
    newer one stays, and it is written down. Changed here only, or not theirs to change: it is put there again.
    """
    as_of, ours = copy.meeting_as_of, changed_at(meeting)
    if not meeting.is_planned:
        return
    if not seen.is_off and events.is_same(seen, meeting) and days.are_same(seen, meeting, at):
        copy.meeting_as_of = ours
        copy.save(update_fields=["meeting_as_of"])
        return
    may_change = meeting.organizer_id == account.person_id and seen.rhythm is not None
    both = as_of is not None and ours > as_of
    if not may_change or as_of is None:
        copy.meeting_as_of = None  # ours goes there
    elif both and (seen.stamp is None or min(seen.stamp, at) <= ours):
        _clash(account, meeting, at, ours_stayed=True, starts_at=seen.starts_at, title=seen.title)
    else:
        if both:
            _clash(account, meeting, at, ours_stayed=False, starts_at=meeting.starts_at, title=meeting.title)
        change_here(meeting, seen, by=account.person, at=at)
        days.take(meeting, seen, by=account.person, at=at)
        client_changed(meeting.client_id)
        copy.meeting_as_of = changed_at(meeting) if days.are_same(seen, meeting, at) else None
    copy.save(update_fields=["meeting_as_of"])


def take_away(account: CalendarAccount, copy: CalendarCopy, at: datetime) -> None:
    """
    It was deleted there. Who called the meeting calls it off with that, a guest declines; unless it changed here
    since, which is newer: then it is put there again, and so is a series. What is over is over.
    """
    meeting = copy.meeting
    copy.delete()
    if meeting is None or not meeting.is_planned or meeting.repeats or meeting.ends_at < at:
        return
    if copy.meeting_as_of is None or changed_at(meeting) > copy.meeting_as_of:
        _clash(account, meeting, at, ours_stayed=True, starts_at=None, title="")
    elif meeting.organizer_id == account.person_id:
        call_off(meeting, by=account.person, at=at)
        client_changed(meeting.client_id)
    else:
        for guest in meeting.guests.asked().filter(person=account.person):
            if guest.say(Answer.DECLINED, at=at, how="calendar"):
                meeting_news.answered(guest, by=account.person, at=at)


def _new_meeting(account: CalendarAccount, seen: Seen, at: datetime) -> Meeting | None:
    """An event ahead, with people of exactly one client they see: a meeting. They know of it from that calendar."""
    person = account.person
    if seen.repeats or seen.ends_at < at or person.is_guest or not seen.addresses or not seen.uid:
        return None
    if Meeting.objects.filter(uid=seen.uid).exists():
        return None
    here = Client.objects.visible_to(person).active()
    contacts = Contact.objects.kept().filter(email__in=seen.addresses, roles__client__in=here, roles__left_on=None)
    known = list(contacts.distinct()[:20])
    clients = list(here.filter(roles__contact__in=known, roles__left_on=None).distinct()[:2]) if known else []
    if len(clients) != 1:
        return None
    ours = Person.objects.active().filter(email__in=seen.addresses).exclude(pk=person.pk)
    said = Plan(
        clients[0], seen.title or _("Meeting"), seen.starts_at, seen.zone, minutes=seen.minutes,
        is_all_day=seen.is_all_day, kind=Kind.VIDEO if seen.link else Kind.IN_PERSON,
        place="" if seen.place == seen.link else seen.place, link=seen.link, contacts=tuple(known), people=tuple(ours),
    )  # fmt: skip
    meeting = plan(said, by=person, at=at, letters=False, uid=seen.uid)
    meeting_news.told(meeting, "asked", by=person, at=at)
    client_changed(clients[0].pk)
    return meeting


def _engage(copy: CalendarCopy, person: Person, seen: Seen, text: str, at: datetime) -> None:
    """Time that is taken by something of their own."""
    taken: Iterable[tuple[datetime, datetime]] = [(seen.starts_at, seen.ends_at)]
    if seen.repeats:
        taken = events.times(text, ZoneInfo(person.time_zone), at=at)
    is_free = seen.is_off or not seen.takes_time or seen.is_all_day
    Engagement.objects.bulk_create(
        Engagement(
            copy=copy, person=person, title=seen.title, starts_at=begins, ends_at=ends, is_all_day=seen.is_all_day,
            is_free=is_free,
        )
        for begins, ends in taken
    )  # fmt: skip


def changed_at(meeting: Meeting) -> datetime:
    """When it, or a day of its series, changed last."""
    days = [one.changed_at for one in meeting.days.all()] if meeting.repeats else []
    return max([meeting.changed_at, *days])


def _clash(
    account: CalendarAccount,
    meeting: Meeting,
    at: datetime,
    *,
    ours_stayed: bool,
    starts_at: datetime | None,
    title: str,
) -> None:
    """`starts_at` and `title`: what was said by the change that went."""
    gone = {"gone_starts_at": starts_at, "gone_title": title[:200]}
    Clash.objects.create(account=account, meeting=meeting, at=at, ours_stayed=ours_stayed, **gone)
