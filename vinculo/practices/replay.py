"""What the practices would say: today over everyone (try), or on each day of the past (replay). Nothing is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Client
from vinculo.people.models import Organization
from vinculo.practices.catalogue import practices_about
from vinculo.practices.linter import Raised, lint
from vinculo.practices.past.known import as_noted_at
from vinculo.practices.past.noted import noted
from vinculo.practices.practice import CLIENTS, Moment, Practice
from vinculo.practices.reading import read_all
from vinculo.practices.recheck import moment
from vinculo.practices.relationship import Relationship
from vinculo.practices.tuning.reading import History, current_settings
from vinculo.practices.tuning.settings import Settings

MORNING = (time(9),)


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with the client it is about and the day on which it would have been said."""

    on: date
    client_id: int
    client_name: str
    raised: Raised


def try_out(
    practice: Practice,
    *,
    at: datetime,
    client_ids: Iterable[int] | None = None,
    settings: Settings | None = None,
    read: Iterable[Relationship] | None = None,
) -> Iterator[Said]:
    """
    What one practice would raise at a moment, without side effects.

    client_ids: only these; all that are not in the bin if None. Clients come by id. settings: those to try instead of
    what is set. read: these relationships, where they have been read already.
    """
    ids = sorted(client_ids) if client_ids is not None else _everybody()
    now, held = moment(at), settings if settings is not None else current_settings(ids)
    for relationship in read_all(ids) if read is None else read:
        if not relationship.client.is_archived:
            yield from _said(relationship, now, lint(relationship, now, [practice], held))


def replay(
    client_id: int,
    *,
    start: date,
    end: date,
    practices: Iterable[Practice] | None = None,
    as_noted: bool = True,
    hours: Sequence[time] = MORNING,
) -> Iterator[Said]:
    """
    What would have been said about a client on each day from `start` to `end`, both included, at nine in the morning,
    or at the `hours` of each day (by the clock of the studio, the earliest first).

    Only from what was known then, under the settings of then: what happened or was written down later is taken away and
    earlier states put back before the rules look. as_noted=False: as if everything had been written down on the day it
    is about, for a past that was brought in later. Each finding is told on the first day of an unbroken run of looks.
    """
    calendar = moment(datetime.now().astimezone(), Organization.current()).calendar
    chosen = list(practices or practices_about(CLIENTS))
    standing: set[tuple[str, str, str]] = set()
    for relationship in read_all([client_id]):
        known, held = noted(client_id), History(client_id)
        for at in _looks(start, end, hours, calendar):
            now = Moment(at, calendar)
            then = as_noted_at(relationship, known, now.at) if as_noted else relationship.as_known_at(now.at)
            raised = lint(then, now, chosen, held.settings_at(now.at))
            new = [one for one in raised if _key(one) not in standing]
            standing = {_key(one) for one in raised}
            yield from _said(relationship, now, new)


def _looks(start: date, end: date, hours: Sequence[time], calendar: WorkCalendar) -> Iterator[datetime]:
    """Each hour of each day, in order."""
    for number in range((end - start).days + 1):
        for hour in hours:
            yield datetime.combine(start + timedelta(days=number), hour, calendar.zone)


def _key(raised: Raised) -> tuple[str, str, str]:
    return raised.practice.id, raised.finding.about.ref, raised.finding.reason


def _said(relationship: Relationship, now: Moment, raised: Iterable[Raised]) -> Iterator[Said]:
    for one in raised:
        yield Said(now.today, relationship.client.id, relationship.client.name, one)


def _everybody() -> list[int]:
    return list(Client.objects.active().order_by("pk").values_list("pk", flat=True))
