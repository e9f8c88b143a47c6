"""
The letter that brings a price leaves minutes before the talk about it, moves with it, and stays here when the talk is
called off. What decides is the meeting in the calendar: whatever moved it, the letter asks again before it goes.
"""

from datetime import datetime

from django.db import transaction

from vinculo import jobs
from vinculo.letters.models import Letter, State
from vinculo.letters.queue import DELIVER
from vinculo.meetings.models import Meeting
from vinculo.money.models import MoneyTalk
from vinculo.money.talks import booking

WAITS = {"state": State.WAITING, "attempts": 0}


def may_leave(letter: Letter, *, at: datetime) -> bool:
    """For a worker that is about to send it. False: it goes later, with its talk, or is a draft again."""
    talk = MoneyTalk.objects.filter(letter_id=letter.pk, mail_left_at=None, overridden_at=None).first()
    if talk is None:
        return True
    follow(talk, at=at)
    leaves_at = talk.mail_leaves_at
    if talk.cancelled_at or leaves_at is None:
        _to(letter, state=State.DRAFT, send_at=None, try_at=None)
        return False
    if leaves_at > at:
        _to(letter, state=State.WAITING, send_at=leaves_at, try_at=leaves_at)
        jobs.enqueue_at(leaves_at, DELIVER, letter.pk)
        return False
    return True


def has_left(letter: Letter, *, at: datetime) -> None:
    for talk in MoneyTalk.objects.filter(letter_id=letter.pk):
        booking.has_left(talk, at=at)


@transaction.atomic
def follow(talk: MoneyTalk, *, at: datetime) -> bool:
    """The talk is when its meeting is, and off when that is off; its letter goes along. False if nothing changed."""
    meeting = Meeting.objects.filter(pk=talk.meeting_id or 0).first()
    if meeting is None or not talk.is_ahead:
        return False
    if meeting.state == "cancelled":
        changed = booking.cancel(talk, by=None, at=at)
    else:
        changed = booking.move(talk, starts_at=meeting.starts_at)
    if changed:
        move_letter(talk, at=at)
    return changed


def move_letter(talk: MoneyTalk, *, at: datetime) -> None:
    """To where its talk is now; a draft again if there is none any more."""
    waiting = Letter.objects.filter(pk=talk.letter_id or 0, **WAITS)
    if talk.cancelled_at or talk.mail_leaves_at is None:
        waiting.update(state=State.DRAFT, send_at=None, try_at=None)
        return
    leaves_at = max(talk.mail_leaves_at, at)
    if waiting.update(send_at=leaves_at, try_at=leaves_at):
        assert talk.letter_id is not None
        jobs.enqueue_at(leaves_at, DELIVER, talk.letter_id)


def follow_all(*, at: datetime) -> int:
    """For the timetable: talks whose meeting was moved or called off in some other way. Two queries where none was."""
    ahead = list(MoneyTalk.objects.ahead().filter(meeting_id__isnull=False).order_by("starts_at")[:500])
    meetings = Meeting.objects.in_bulk([talk.meeting_id for talk in ahead if talk.meeting_id])
    moved = [talk for talk in ahead if _is_elsewhere(talk, meetings.get(talk.meeting_id or 0))]
    return sum(follow(talk, at=at) for talk in moved)


def _is_elsewhere(talk: MoneyTalk, meeting: Meeting | None) -> bool:
    return meeting is not None and (meeting.state == "cancelled" or meeting.starts_at != talk.starts_at)


def _to(letter: Letter, **values: object) -> None:
    """Out of the hands of the worker that holds it; nothing was tried."""
    Letter.objects.filter(pk=letter.pk, state=State.SENDING).update(attempts=0, claimed_at=None, **values)
