"""When an instalment's turn comes: days only, no database."""

import calendar
from collections.abc import Collection, Iterator
from datetime import date

from vinculo.money.models import Instalment

Why = Instalment.Why
MOST = 24  # turns that are made up for at once, after a long pause


def turns(instalment: Instalment, today: date) -> list[date]:
    """The days whose turn has come by `today`, the earliest first."""
    if instalment.why == Why.MILESTONE:
        done_on = instalment.milestone.done_on if instalment.milestone else None
        return [done_on] if done_on and done_on <= today else []
    if instalment.on is None:
        return []
    if instalment.why == Why.DAY:
        return [instalment.on] if instalment.on <= today else []
    found = []
    for day in _every(instalment):
        over_on = later(day, 1) if instalment.why == Why.HOURS else day  # a month is billed when it is over
        if over_on > today or (instalment.until_on and day > instalment.until_on):
            break
        found.append(day)
    return found[-MOST:]


def next_turn(instalment: Instalment, today: date) -> date | None:
    """The next day after `today`, where one can be named."""
    if instalment.why == Why.MILESTONE:
        milestone = instalment.milestone
        return (milestone.forecast_on or milestone.promised_on) if milestone and not milestone.done_on else None
    if instalment.on is None:
        return None
    if instalment.why == Why.DAY:
        return instalment.on if instalment.on > today else None
    for day in _every(instalment):
        if instalment.until_on and day > instalment.until_on:
            return None
        due = later(day, 1) if instalment.why == Why.HOURS else day
        if due > today:
            return due
    return None


def is_over(instalment: Instalment, today: date, *, billed: Collection[date]) -> bool:
    """Nothing more will come of it. Hours of the last month may be noted for another month."""
    if instalment.why in (Why.DAY, Why.MILESTONE):
        return bool(billed)
    if instalment.until_on is None or next_turn(instalment, today) is not None:
        return False
    last = instalment.until_on.replace(day=1)
    return instalment.why != Why.HOURS or last in billed or later(last, 2) <= today


def later(day: date, months: int, wanted: int = 0) -> date:
    """So many months later, on the same day of the month or the last there is."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(wanted or day.day, calendar.monthrange(year, month)[1]))


def _every(instalment: Instalment) -> Iterator[date]:
    start = instalment.on
    assert start is not None
    if instalment.why == Why.HOURS:
        start, step = start.replace(day=1), 1
    else:
        step = max(instalment.every_months or 1, 1)
    for number in range(1200):
        yield later(start, number * step, start.day)
