"""The steps of a complaint, each with its time: thanks, what we found, putting it right, asking again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vinculo.calendar.clock import deadline
from vinculo.practices.facts import ComplaintFacts
from vinculo.practices.practice import Moment


@dataclass(frozen=True, slots=True)
class Times:
    """Hours for thanks, working days for findings and for putting it right, days until we ask again."""

    hours: int
    workdays: int
    resolve: int
    days: int


@dataclass(frozen=True, slots=True)
class Step:
    """The next step of a complaint: its name, until when, and the days and moments its sentence speaks of."""

    name: str
    due_at: datetime
    facts: dict[str, str]


def next_step(complaint: ComplaintFacts, now: Moment, times: Times) -> Step | None:
    """The first step that nobody took; None before its time, and when there is none left."""
    if complaint.at > now.at:
        return None
    if complaint.resolved_at:
        return None if complaint.followed_up_at else _ask_again(complaint.resolved_at, now, times.days)
    if complaint.found_at:
        return _put_right(complaint.found_at, now, times.resolve)
    if complaint.thanked_at:
        return _find(complaint.at, now, times.workdays)
    return _thank(complaint.at, now, times.hours)


def _thank(said_at: datetime, now: Moment, hours: int) -> Step:
    due_at = deadline(said_at, hours, now.calendar, now.clock)
    told = {"thank_by_at": due_at} if now.at < due_at else {"unthanked_at": said_at}
    return Step("thank", due_at, {name: at.isoformat() for name, at in told.items()})


def _find(said_at: datetime, now: Moment, workdays: int) -> Step | None:
    """From the working day before it is due."""
    on = now.day_of(said_at)
    by_on = now.calendar.add_workdays(on, workdays)
    if now.today < now.calendar.add_workdays(by_on, -1):
        return None
    told = {"find_by_on": by_on} if now.today <= by_on else {"unfound_on": on}
    return Step("find", now.end_of_work(by_on), {name: day.isoformat() for name, day in told.items()})


def _put_right(found_at: datetime, now: Moment, workdays: int) -> Step | None:
    on = now.day_of(found_at)
    by_on = now.calendar.add_workdays(on, workdays)
    return None if now.today < by_on else Step("put right", now.end_of_work(by_on), {"found_on": on.isoformat()})


def _ask_again(resolved_at: datetime, now: Moment, days: int) -> Step | None:
    on = now.day_of(resolved_at)
    again_on = on + timedelta(days=days)
    if now.today < again_on:
        return None
    return Step("ask again", now.end_of_work(again_on), {"resolved_on": on.isoformat()})
