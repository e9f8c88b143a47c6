"""The job that sends a letter, and what belongs to its having been sent."""

from datetime import datetime

from django.utils import timezone

from vinculo import jobs
from vinculo.documents.keeping import Damaged
from vinculo.jobs.crash import crash_point
from vinculo.letters import before_talks, message, queue
from vinculo.letters.models import Letter, Refusal
from vinculo.letters.sent import left


@jobs.takes(minutes=10)
def deliver(pk: int) -> None:
    """Sends the letter if it is due and nobody else has it. Doing it twice does no harm."""
    deliver_at(pk, at=timezone.now())


def deliver_at(pk: int, *, at: datetime) -> None:
    from vinculo.letters.carrying import carry  # what it needs is read by the worker alone
    from vinculo.letters.smtp import NotTaken

    letter = queue.claim(pk, at=at)
    if letter is None or not before_talks.may_leave(letter, at=at):
        return
    try:
        _fix(letter, at)
        carry(letter)
    except NotTaken as why:
        crash_point("letter refused")
        queue.not_taken(letter, why.refusal, why.said, again=why.again, unsure=why.unsure, at=at)
        return
    except (Damaged, OSError) as why:
        queue.not_taken(letter, Refusal.FILE, str(why)[:300], again=False, unsure=False, at=at)
        return
    except ValueError as why:  # how the mail library refuses an address or a header
        queue.not_taken(letter, Refusal.REFUSED, str(why)[:300], again=False, unsure=False, at=at)
        return
    crash_point("letter taken")
    left(letter, at=at)
    before_talks.has_left(letter, at=at)
    if letter.mailbox_id:
        jobs.enqueue("vinculo.letters.filing.keep_copy", letter.pk)


def _fix(letter: Letter, at: datetime) -> None:
    """At the first attempt: who gets it, under which name it is known, and its date. They stay as they are."""
    from vinculo.letters.smtp import NotTaken

    if letter.client.deleted_at:
        raise NotTaken(Refusal.NOBODY)
    if letter.message_id:
        return
    letter.recipients = message.recipients_of(letter)
    if not letter.recipients["to"]:
        raise NotTaken(Refusal.NOBODY)
    letter.message_id = message.message_id_of(letter, message.route_of(letter))
    letter.dated_at = at
    letter.save(update_fields=["recipients", "message_id", "dated_at"])
