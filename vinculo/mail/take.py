"""Take letters in: open what was fetched, decide, and write. Doing it twice does no harm; a kill loses nothing."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from vinculo import jobs
from vinculo.conversations import threading
from vinculo.conversations.models import Interaction
from vinculo.db.locking import lock_named
from vinculo.jobs.crash import crash_point
from vinculo.logbook.searchable import index_interactions
from vinculo.mail import enclosures, returned
from vinculo.mail.decide import Decision, decide
from vinculo.mail.known import Directory
from vinculo.mail.models import Received, State
from vinculo.mail.rules import Rules
from vinculo.mail.seen import Seen, look_at, sign_of
from vinculo.mail.write import write
from vinculo.meetings import answers
from vinculo.meetings.models import Guest
from vinculo.notifications import meeting_news
from vinculo.practices.recheck import client_changed

log = logging.getLogger(__name__)
CHUNK = 50  # letters of one transaction


@jobs.takes(minutes=5)
def take_in(ids: Iterable[int], *, at: datetime | None = None) -> int:
    """Letters that were just fetched, or are to be looked at anew. How many were written into the record."""
    at = at or timezone.now()
    return sum(_take_chunk(chunk, at) for chunk in _chunks(sorted(ids)))


def take_new(mailbox_id: int) -> int:
    """The job behind the fetching: also what an earlier run left behind when it was killed."""
    new = Received.objects.filter(mailbox=mailbox_id, state=State.NEW)
    return take_in(new.values_list("pk", flat=True))


def again(received: Iterable[Received]) -> int:
    """
    Decide about these letters anew, because somebody said whose they are, or shared them. The newest ones at once, so
    that whoever said it sees it; where there are many, a job sees to the others.
    """
    ids = sorted((one.pk for one in received), reverse=True)
    Received.objects.filter(pk__in=ids).exclude(state=State.LOGGED).update(state=State.NEW, reason="", facts={})
    for chunk in _chunks(ids[CHUNK:]):
        jobs.enqueue("vinculo.mail.take.take_in", list(chunk))
    return take_in(ids[:CHUNK])


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _take_chunk(ids: Sequence[int], at: datetime) -> int:
    """
    A few letters in one transaction. Whatever is wrong with one of them must not keep the others out: then each gets a
    transaction of its own, and the one that stumbles says so.
    """
    try:
        return _take(ids, at)
    except Exception:
        if len(ids) > 1:
            return sum(_take_chunk([pk], at) for pk in ids)
        log.exception("Letter %d could not be taken in", ids[0])
        Received.objects.filter(pk__in=ids, state=State.NEW).update(state=State.BROKEN, reason="stumbled")
        return 0


def _take(ids: Sequence[int], at: datetime) -> int:
    """What asks files and servers comes first; then one short transaction writes."""
    letters = Received.objects.filter(pk__in=ids, state=State.NEW).select_related("mailbox").order_by("at", "pk")
    seen = [look_at(one, at=at) for one in letters]
    written: list[Interaction] = []
    with transaction.atomic():
        lock_named("mail.take")  # the same letter may come in through two mailboxes at once
        still_new = set(Received.objects.filter(pk__in=ids, state=State.NEW).values_list("pk", flat=True))
        known, rules = Directory.for_run(None), Rules.load()
        known.load(one.row for one in seen if one.row)
        for one in seen:
            if one.received.pk in still_new and (interaction := _decided(one, known, rules, at)):
                written.append(interaction)
        _make_known(written)
        crash_point("mail.written")
    crash_point("mail.taken")
    return len(written)


def _make_known(written: Sequence[Interaction]) -> None:
    """To the threads, the search and the engine."""
    threading.note_all(one.pk for one in written)
    index_interactions(written)
    for client in sorted({one.client_id for one in written}):
        client_changed(client)


def _decided(seen: Seen, known: Directory, rules: Rules, at: datetime) -> Interaction | None:
    """What became of one letter; the exchange when one was written."""
    received, row, message = seen.received, seen.row, seen.message
    decision = decide(seen, known, rules)
    written = None
    if decision.state == State.LOGGED and decision.copy_of is None:
        written = write(seen, decision, at=at)
        received.interaction = written
        assert decision.client is not None
        known.threads[decision.message_id] = (decision.client, decision.thread)
        if message and row and row.invitation and decision.judgement.doubt != "failed":
            for data in enclosures.calendar_answers(message):
                answers.take(data, row.sender.email, heard=partial(_heard, at=at))
    elif decision.state == State.LOGGED:
        received.interaction_id = decision.copy_of
    elif decision.state == State.BOUNCE and message:
        returned.note(enclosures.bounce_of(message))
    _say(received, seen, decision)
    return written


def _heard(guest: Guest, at: datetime) -> None:
    """Whoever called the meeting reads what was answered by letter."""
    meeting_news.answered(guest, by=guest.person, at=at)


def _say(received: Received, seen: Seen, decision: Decision) -> None:
    row = seen.row
    received.state, received.reason, received.facts = decision.state, decision.reason, decision.facts
    received.client_id, received.counterpart = decision.client, decision.counterpart
    received.verdict, received.doubt = decision.judgement.verdict, decision.judgement.doubt
    if row:
        received.at, received.sign, received.message_id = seen.at, sign_of(row), row.message_id[:300]
        received.from_address, received.from_name = row.sender.email, row.sender.name[:160]
        received.subject = row.subject[:500]
    received.save()
