"""My day on a rail: a good moment for the first talk, words we gave for today, limits of the 24-hour clock."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.practices.today.board import Board
from vinculo.web.dates import clock, local_date
from vinculo.web.day_rail import Slot

GAP = timedelta(minutes=30)
DRAWN = range(7, 21)  # hours


def slots(board: Board) -> list[Slot]:
    """What is in the day, in order. Two things at one time are drawn one under the other, half an hour on."""
    found = _words(board) + _limits(board)
    gap = _good_gap(board, found)
    return sorted([*found, gap] if gap else found, key=lambda slot: slot.begins)


def spoken(found: list[Slot]) -> str:
    """The day for those who listen to it."""
    if not found:
        return _("Nothing with an hour today")
    return ", ".join(f"{clock(slot.begins)} {slot.title}" for slot in found)


def _words(board: Board) -> list[Slot]:
    with_time = [word for word in board.words if word.at_time]
    return [
        Slot("theirs", word.at_time, _after(word.at_time), word.client.name, word.about or word.get_channel_display())
        for word in with_time
        if word.at_time
    ]


def _limits(board: Board) -> list[Slot]:
    found = []
    for question in board.questions:
        limit = question.limit_at
        if limit and limit > board.at and local_date(limit) == board.today:
            at = timezone.localtime(limit)
            if at.hour not in DRAWN:
                continue  # it stands among those who wait for an answer; the rail keeps to the day
            name = question.contact.first_name if question.contact else question.client.name
            found.append(Slot("due", at.time(), None, f"{clock(at)} {name}"))
    return found


def _good_gap(board: Board, taken: list[Slot]) -> Slot | None:
    """The next free half hour in which the first person can be reached."""
    talk = board.focus
    if talk is None or talk.nudge.contact is None or talk.open_now is None:
        return None
    begins = board.at if talk.open_now.yes else talk.open_now.opens_at
    if begins is None:
        return None
    start = _next_half_hour(timezone.localtime(begins))
    while any(_meets(slot, start) for slot in taken):
        start += GAP
    until = talk.open_now.until
    if start.date() != board.today or (until and start >= until):
        return None
    title = _("Good moment for %(name)s") % {"name": talk.nudge.contact.first_name}
    return Slot("gap", start.time(), (start + GAP).time(), title)


def _next_half_hour(at: datetime) -> datetime:
    minutes = 30 - at.minute % 30 if at.minute % 30 else 0
    return at.replace(second=0, microsecond=0) + timedelta(minutes=minutes)


def _meets(slot: Slot, start: datetime) -> bool:
    ends = (start + GAP).time()
    return slot.ends is not None and slot.begins < ends and start.time() < slot.ends


def _after(begins: time) -> time:
    minutes = min(begins.hour * 60 + begins.minute + 45, 23 * 60 + 59)
    return time(minutes // 60, minutes % 60)
