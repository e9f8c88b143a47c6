"""
The way of a letter from its writer to the mail server: handed over, taken back, tried, tried again.

Every step changes the row only if it still is in the state the step begins from, so that two workers, or a worker and a
writer who takes a letter back, cannot both have it.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from vinculo import jobs
from vinculo.letters.models import Letter, Refusal, State
from vinculo.letters.models.letter import UNDO
from vinculo.people.models import Person

DELIVER = "vinculo.letters.delivering.deliver"
STUCK = timedelta(minutes=15)  # longer than any attempt: its worker was killed
AGAIN_AFTER = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 40, 60)]  # then every two hours
AGAIN_EVERY = timedelta(hours=2)
GIVES_UP_AFTER = timedelta(days=2)
KEPT_AFTER_ALL = timedelta(days=30)  # what was thrown away
ONCE_AGAIN = 2  # attempts that nobody knows the end of: after the second there may be two copies, never three
# Handed over anew, it begins anew: an address may have been put right since.
AS_NEW: dict[str, Any] = {
    "attempts": 0, "unsure": 0, "refusal": "", "refusal_said": "", "message_id": "", "recipients": {}, "dated_at": None,
}  # fmt: skip


class NotADraft(ValueError):
    """The letter has been handed over already, or was thrown away."""


@transaction.atomic
def send(letter: Letter, *, by: Person, at: datetime, not_before: datetime | None = None) -> datetime:
    """
    Hand a draft over. It leaves after the moment in which it can be taken back, or at the hour its writer chose.
    Returns when. NotADraft: somebody was faster.
    """
    leaves_at = max(at + UNDO, not_before or at)
    only = {"state": State.DRAFT, "by": by}
    _change(letter, only, state=State.WAITING, send_at=leaves_at, try_at=leaves_at, **AS_NEW)
    jobs.enqueue_at(leaves_at, DELIVER, letter.pk)
    return leaves_at


@transaction.atomic
def take_back(letter: Letter) -> bool:
    """A letter that nobody has tried yet is a draft again. False: it is on its way."""
    try:
        _change(letter, {"state": State.WAITING, "attempts": 0}, state=State.DRAFT, send_at=None, try_at=None)
    except NotADraft:
        return False
    return True


@transaction.atomic
def give_back(letter: Letter) -> bool:
    """A letter that did not leave, or waits for another attempt, becomes a draft to be put right. False: it left."""
    waiting = Q(state__in=(State.FAILED, State.WAITING))
    changed = Letter.objects.filter(waiting, pk=letter.pk)
    if not changed.update(state=State.DRAFT, send_at=None, try_at=None):
        return False
    letter.refresh_from_db()
    return True


@transaction.atomic
def try_again(letter: Letter, *, at: datetime) -> bool:
    """Now, because somebody thinks that it works again. False: it is being sent, or left."""
    found = Letter.objects.filter(Q(state=State.FAILED) | Q(state=State.WAITING, attempts__gt=0), pk=letter.pk)
    if not found.update(state=State.WAITING, try_at=at, send_at=at, **AS_NEW):
        return False
    letter.refresh_from_db()
    jobs.enqueue(DELIVER, letter.pk)
    return True


def throw_away(letter: Letter) -> None:
    """A draft that is not wanted. NotADraft."""
    _change(letter, {"state": State.DRAFT}, state=State.CANCELLED)


def take_out_again(letter: Letter) -> None:
    """What was thrown away is a draft again."""
    _change(letter, {"state": State.CANCELLED}, state=State.DRAFT)


def forget_thrown_away(*, at: datetime) -> int:
    """Drafts nobody wanted for a month; how many."""
    old = Letter.objects.filter(state=State.CANCELLED, autosaved_at__lt=at - KEPT_AFTER_ALL)
    return old.delete()[1].get("letters.Letter", 0)


def claim(pk: int, *, at: datetime) -> Letter | None:
    """For a worker: the letter is its to send now. None: not yet, not any more, or somebody else has it."""
    mine = Letter.objects.filter(pk=pk, state=State.WAITING, try_at__lte=at)
    if not mine.update(state=State.SENDING, claimed_at=at, attempts=F("attempts") + 1):
        return None
    return Letter.objects.select_related("client", "project", "mailbox", "by", "answers", "question").get(pk=pk)


def not_taken(letter: Letter, refusal: Refusal, said: str, *, again: bool, unsure: bool, at: datetime) -> None:
    """An attempt came to nothing: it is tried again a little later, or its writer has to look at it."""
    letter.unsure += unsure
    first = letter.send_at or at
    goes_on = again and letter.unsure < ONCE_AGAIN
    if goes_on and at - first >= GIVES_UP_AFTER:
        goes_on, refusal = False, Refusal.GAVE_UP
    facts: dict[str, Any] = {"refusal": refusal, "refusal_said": said, "unsure": letter.unsure, "claimed_at": None}
    if not goes_on:
        _change(letter, {"state": State.SENDING}, state=State.FAILED, try_at=None, **facts)
        return
    try_at = at + _pause(letter.attempts)
    _change(letter, {"state": State.SENDING}, state=State.WAITING, try_at=try_at, **facts)
    jobs.enqueue_at(try_at, DELIVER, letter.pk)


def look_round(*, at: datetime) -> int:
    """
    For the timetable: letters whose job got lost, and those whose worker was killed while it sent them. Of these nobody
    knows whether they left, as of those cut off behind their last byte. How many were put on their way.
    """
    for letter in Letter.objects.filter(state=State.SENDING, claimed_at__lt=at - STUCK):
        not_taken(letter, Refusal.UNSURE, "", again=True, unsure=True, at=at)
    due = Letter.objects.filter(state=State.WAITING, try_at__lte=at - UNDO).order_by("try_at")
    ids = list(due.values_list("pk", flat=True)[:200])
    for pk in sorted(ids):
        jobs.coalesce(DELIVER, str(pk), pk)
    return len(ids)


def _pause(attempts: int) -> timedelta:
    return AGAIN_AFTER[attempts - 1] if attempts <= len(AGAIN_AFTER) else AGAIN_EVERY


def _change(letter: Letter, only: dict[str, Any], **values: Any) -> None:
    if not Letter.objects.filter(pk=letter.pk, **only).update(**values):
        raise NotADraft(f"letter {letter.pk} is not {only}")
    for name, value in values.items():
        setattr(letter, name, value)
