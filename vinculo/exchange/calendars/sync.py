"""
Keeping somebody's calendar elsewhere (CalDAV) and ours in step, both ways.

What is theirs comes in as time that is taken; an event with a client's people in it becomes a meeting with that client.
Meetings they come to go out. Where the same meeting changed on both sides, the newer change stays and both sides are
told (`Clash`). Who called a meeting moves it or calls it off also from their calendar; a guest who deletes it declines,
and one who moves it sees it put back. A series is changed here only.

Every step can be done again: what was read is marked by the server's mark of each event, the token that says how far we
are is kept last.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.clients.models import Client, Contact
from vinculo.exchange.calendars import events
from vinculo.exchange.calendars.events import NotAnEvent, Seen
from vinculo.exchange.calendars.server import ChangedMeanwhile, Failed, Server
from vinculo.mailboxes.secrets import CannotOpen
from vinculo.meetings.models import Answer, CalendarAccount, CalendarCopy, Clash, Engagement, Kind, Meeting, Trouble
from vinculo.meetings.planning import Plan, as_plan, cancel, change, plan
from vinculo.people.letters import site_address
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed

EVERY = timedelta(minutes=5)
SLOWEST = timedelta(hours=6)
PATIENCE = 10  # failures in a row until we stop asking: with ever longer pauses, about a day
AHEAD = timedelta(days=400)
STOPS = (Trouble.REFUSED, Trouble.GONE, Trouble.FORBIDDEN)  # asking again would not help


def ask_for_due(*, at: datetime) -> int:
    """A job for every calendar whose turn it is. Returns how many."""
    due = list(CalendarAccount.objects.due(at).exclude(calendar_url="").values_list("pk", flat=True))
    for pk in sorted(due):
        jobs.coalesce("vinculo.exchange.calendars.sync.sync_one", str(pk), pk)
    return len(due)


def sync_one(account_id: int) -> None:
    """The job: one calendar, both ways. What goes wrong is written down where its owner reads it."""
    at = timezone.now()
    free = CalendarAccount.objects.due(at).filter(pk=account_id)
    if free.update(next_at=at + EVERY) == 1:  # nobody else does it just now
        account = CalendarAccount.objects.select_related("person").get(pk=account_id)
        with translation.override(account.person.language):
            sync(account, at=at)


def sync(account: CalendarAccount, *, at: datetime) -> bool:
    """Bring both sides in step, `at` now. False when it failed; then the account says why."""
    try:
        server = Server(account)
        _pull(account, server, at)
        _push(account, server, at)
    except Failed as failed:
        _went_wrong(account, failed.trouble, at)
        return False
    except CannotOpen:
        _went_wrong(account, Trouble.REFUSED, at)
        return False
    values = {"synced_at": at, "next_at": at + EVERY, "failing_since": None, "failures": 0, "trouble": ""}
    _save(account, **values)
    return True


def _pull(account: CalendarAccount, server: Server, at: datetime) -> None:
    """What changed there since the last time; once a month everything anew, so that what repeats goes on."""
    anew = account.synced_at is None or account.synced_at.month != at.month
    changes = server.changes("" if anew else account.sync_token)
    known = {copy.href: copy for copy in account.copies.select_related("meeting__organizer", "meeting__client")}
    new = [
        href for href, etag in changes.there.items()
        if href not in known or known[href].etag != etag or (anew and known[href].meeting_id is None)
    ]  # fmt: skip
    for href, etag, text in server.events(new):
        with transaction.atomic():
            _take_in(account, known.get(href) or CalendarCopy(account=account, href=href), etag, text, at)
    gone = list(changes.gone)
    if changes.is_all:
        gone += [href for href in known if href not in changes.there]
    for href in gone:
        if href in known:
            with transaction.atomic():
                _take_away(account, known[href], at)
    _save(account, sync_token=changes.token)


def _take_in(account: CalendarAccount, copy: CalendarCopy, etag: str, text: str, at: datetime) -> None:
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
    if not meeting.repeats and not seen.repeats and events.is_same(seen, meeting) and not seen.is_off:
        copy.meeting_as_of = ours
        copy.save(update_fields=["meeting_as_of"])
        return
    may_change = meeting.organizer_id == account.person_id and not meeting.repeats and not seen.repeats
    both = as_of is not None and ours > as_of
    if not may_change or as_of is None:
        copy.meeting_as_of = None  # ours goes there
    elif both and (seen.stamp is None or min(seen.stamp, at) <= meeting.changed_at):
        _clash(account, meeting, at, ours_stayed=True, starts_at=seen.starts_at, title=seen.title)
    else:
        if both:
            _clash(account, meeting, at, ours_stayed=False, starts_at=meeting.starts_at, title=meeting.title)
        _change_here(account, meeting, seen, at)
        copy.meeting_as_of = changed_at(meeting)
    copy.save(update_fields=["meeting_as_of"])


def _change_here(account: CalendarAccount, meeting: Meeting, seen: Seen, at: datetime) -> None:
    """As it stands in their calendar now; everybody asked hears of it."""
    if seen.is_off:
        cancel(meeting, because=_("Called off in the calendar."), by=account.person, at=at)
    else:
        said = replace(
            as_plan(meeting), starts_at=seen.starts_at, minutes=seen.minutes, is_all_day=seen.is_all_day,
            title=seen.title or meeting.title, place="" if seen.place == meeting.link else seen.place,
        )  # fmt: skip
        change(meeting, said, by=account.person, at=at)
    client_changed(meeting.client_id)


def _take_away(account: CalendarAccount, copy: CalendarCopy, at: datetime) -> None:
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
        cancel(meeting, because=_("Called off in the calendar."), by=account.person, at=at)
        client_changed(meeting.client_id)
    else:
        for guest in meeting.guests.asked().filter(person=account.person):
            guest.say(Answer.DECLINED, at=at, how="calendar")


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


def _push(account: CalendarAccount, server: Server, at: datetime) -> None:
    """What is new or newer here goes there; what is off, or no longer theirs, is taken away there."""
    person = account.person
    mine = Meeting.objects.kept().planned().of_person(person).filter(of=None)
    ahead = mine.filter(Q(starts_at__gte=at - timedelta(days=1)) | ~Q(repeats="")).filter(starts_at__lt=at + AHEAD)
    wanted = {one.pk: one for one in ahead.distinct().prefetch_related("days")}
    there = account.copies.filter(meeting__isnull=False).select_related("meeting__client")
    copies = {copy.meeting_id: copy for copy in there if copy.meeting_id}
    for pk, meeting in wanted.items():
        copy = copies.get(pk)
        if copy is None or copy.meeting_as_of is None or copy.meeting_as_of < changed_at(meeting):
            _write(account, server, copy, meeting, at)
    for pk, one in copies.items():
        if pk not in wanted and one.meeting and _is_off(one.meeting, person):
            try:
                server.delete(one.href, etag=one.etag)
            except ChangedMeanwhile:
                continue  # read first, next time
            one.delete()


def _write(account: CalendarAccount, server: Server, copy: CalendarCopy | None, meeting: Meeting, at: datetime) -> None:
    address = site_address(meeting.get_absolute_url())
    href = copy.href if copy else server.href_for(meeting.uid)
    there = server.get(href) if copy and not meeting.repeats else None
    try:
        text = events.changed(there, meeting, at=at) if there else events.written(meeting, address, at=at)
    except NotAnEvent:
        text = events.written(meeting, address, at=at)
    try:
        etag = server.put(href, text, etag=copy.etag if copy else "")
    except ChangedMeanwhile:
        return  # changed there just now: read first, next time
    values = {"etag": etag, "uid": meeting.uid, "meeting": meeting, "meeting_as_of": changed_at(meeting)}
    CalendarCopy.objects.update_or_create(account=account, href=href, defaults=values)


def _is_off(meeting: Meeting, person: Person) -> bool:
    """Called off, or they do not come. What was held stays in their calendar."""
    if meeting.cancelled_at or meeting.client.deleted_at:
        return True
    return not Meeting.objects.of_person(person).filter(pk=meeting.pk).exists()


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


def _went_wrong(account: CalendarAccount, trouble: Trouble, at: datetime) -> None:
    """Ever longer pauses; where asking again would not help, or after a day, only its owner goes on."""
    failures = account.failures + 1
    stops = trouble in STOPS or failures >= PATIENCE
    pause = min(EVERY * 2**failures, SLOWEST)
    _save(
        account, failing_since=account.failing_since or at, failures=failures, trouble=trouble, next_at=at + pause,
        paused_at=at if stops else None,
    )  # fmt: skip


def _save(account: CalendarAccount, **values: object) -> None:
    for name, value in values.items():
        setattr(account, name, value)
    account.save(update_fields=list(values))
