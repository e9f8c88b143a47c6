"""Take letters in: open what was fetched, decide, and write. Doing it twice does no harm; a kill loses nothing."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from vinculo.db.locking import lock_named
from vinculo.jobs.crash import crash_point
from vinculo.mail import enclosures, returned
from vinculo.mail.decide import Decision, decide
from vinculo.mail.known import Directory
from vinculo.mail.models import Received, State
from vinculo.mail.rules import Rules
from vinculo.mail.seen import Seen, look_at, sign_of
from vinculo.mail.write import write
from vinculo.meetings import answers
from vinculo.practices.recheck import client_changed

log = logging.getLogger(__name__)
CHUNK = 25  # letters of one transaction


def take_in(ids: Iterable[int], *, at: datetime | None = None) -> int:
    """Letters that were just fetched, or are to be looked at anew. How many were written into the record."""
    at = at or timezone.now()
    return sum(_take_chunk(chunk, at) for chunk in _chunks(sorted(ids)))


def take_new(mailbox_id: int) -> int:
    """The job behind the fetching: also what an earlier run left behind when it was killed."""
    new = Received.objects.filter(mailbox=mailbox_id, state=State.NEW)
    return take_in(new.values_list("pk", flat=True))


def again(received: Iterable[Received]) -> int:
    """Decide about these letters anew, because somebody said whose they are, or shared them."""
    ids = [one.pk for one in received]
    Received.objects.filter(pk__in=ids).exclude(state=State.LOGGED).update(state=State.NEW, reason="", facts={})
    return take_in(ids)


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _take_chunk(ids: Sequence[int], at: datetime) -> int:
    """What asks files and servers comes first; then one short transaction writes."""
    letters = Received.objects.filter(pk__in=ids, state=State.NEW).select_related("mailbox").order_by("at", "pk")
    seen = [look_at(one, at=at) for one in letters]
    written: list[int] = []
    with transaction.atomic():
        lock_named("mail.take")  # the same letter may come in through two mailboxes at once
        still_new = set(Received.objects.filter(pk__in=ids, state=State.NEW).values_list("pk", flat=True))
        known, rules = Directory.for_run(None), Rules.load()
        known.load(one.row for one in seen if one.row)
        for one in seen:
            if one.received.pk in still_new and (client := _take(one, known, rules, at)):
                written.append(client)
        for client in sorted(set(written)):
            client_changed(client)
        crash_point("mail.written")
    crash_point("mail.taken")
    return len(written)


def _take(seen: Seen, known: Directory, rules: Rules, at: datetime) -> int | None:
    """One letter; whatever is wrong with it must not keep the others out."""
    try:
        with transaction.atomic():
            decision = decide(seen, known, rules)
            _write(seen, decision, known, at)
    except Exception:
        log.exception("Letter %d of mailbox %d could not be taken in", seen.received.pk, seen.received.mailbox_id)
        Received.objects.filter(pk=seen.received.pk).update(state=State.BROKEN, reason="stumbled")
        return None
    return decision.client if decision.state == State.LOGGED and decision.copy_of is None else None


def _write(seen: Seen, decision: Decision, known: Directory, at: datetime) -> None:
    received, row = seen.received, seen.row
    if decision.state == State.LOGGED:
        interaction = decision.copy_of or write(seen, decision, at=at).pk
        received.interaction_id = interaction
        if row and decision.client and decision.copy_of is None:
            known.threads[decision.message_id] = (decision.client, decision.thread)
    if decision.state == State.BOUNCE and seen.message:
        returned.note(enclosures.bounce_of(seen.message))
    if decision.state == State.LOGGED and seen.message and row and row.invitation and seen.judgement.doubt != "failed":
        for data in enclosures.calendar_answers(seen.message):
            answers.take(data, row.sender.email)
    _say(received, seen, decision)


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
