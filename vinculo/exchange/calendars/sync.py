"""
Keeping somebody's calendar elsewhere (CalDAV) and ours in step, both ways.

What is theirs comes in as time that is taken; an event with a client's people in it becomes a meeting with that client.
Meetings they come to go out. Where the same meeting changed on both sides, the newer change stays and both sides are
told (`Clash`). Who called a meeting moves it or calls it off also from their calendar; a guest who deletes it declines,
and one who moves it sees it put back. A series follows like any other, each of its days too; deleted as a whole it is
put back, and so is a rhythm that ours do not have.

Every step can be done again: what was read is marked by the server's mark of each event, the token that says how far we
are is kept last.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from vinculo import jobs
from vinculo.exchange.calendars import events
from vinculo.exchange.calendars.events import NotAnEvent
from vinculo.exchange.calendars.server import ChangedMeanwhile, Failed, Server
from vinculo.exchange.calendars.taking import changed_at, take_away, take_in
from vinculo.mailboxes.secrets import CannotOpen
from vinculo.meetings.models import CalendarAccount, CalendarCopy, Meeting, Trouble
from vinculo.people.letters import site_address
from vinculo.people.models import Person

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
            take_in(account, known.get(href) or CalendarCopy(account=account, href=href), etag, text, at)
    gone = list(changes.gone)
    if changes.is_all:
        gone += [href for href in known if href not in changes.there]
    for href in gone:
        if href in known:
            with transaction.atomic():
                take_away(account, known[href], at)
    _save(account, sync_token=changes.token)


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
