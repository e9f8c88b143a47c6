"""What the practices would say: today over everyone (try), or on each day of the past (replay). Nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vinculo.clients.models import Client
from vinculo.people.models import Organization
from vinculo.practices.catalogue import all_practices
from vinculo.practices.linter import Raised, lint
from vinculo.practices.practice import Moment, Practice
from vinculo.practices.reading import read_all
from vinculo.practices.recheck import moment
from vinculo.practices.relationship import Relationship
from vinculo.practices.tuning.reading import current_settings


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with the client it is about and the day on which it would have been said."""

    on: date
    client_id: int
    client_name: str
    raised: Raised


def try_out(practice: Practice, *, at: datetime, client_ids: Iterable[int] | None = None) -> Iterator[Said]:
    """
    What one practice would raise at a moment, without side effects.

    client_ids: only these; all that are not in the bin if None. Clients come by id.
    """
    ids = sorted(client_ids) if client_ids is not None else _everybody()
    now, settings = moment(at), current_settings(ids)
    for relationship in read_all(ids):
        if not relationship.client.is_archived:
            yield from _said(relationship, now, lint(relationship, now, [practice], settings))


def replay(client_id: int, *, start: date, end: date, practices: Iterable[Practice] | None = None) -> Iterator[Said]:
    """
    What would have been said about a client on each day from `start` to `end`, both included, at nine in the morning.

    Only from what was known then: later facts are taken away and earlier states put back before the rules look.
    Each finding is told on the first day of an unbroken run of days.
    """
    relationships = list(read_all([client_id]))
    calendar = moment(datetime.now().astimezone(), Organization.current()).calendar
    chosen = list(practices or all_practices())
    standing: set[tuple[str, str, str]] = set()
    for relationship in relationships:
        day = start
        while day <= end:
            now = Moment(datetime.combine(day, time(9), calendar.zone), calendar)
            raised = lint(relationship.as_known_at(now.at), now, chosen)
            new = [one for one in raised if _key(one) not in standing]
            standing = {_key(one) for one in raised}
            yield from _said(relationship, now, new)
            day += timedelta(days=1)


def _key(raised: Raised) -> tuple[str, str, str]:
    return raised.practice.id, raised.finding.about.ref, raised.finding.reason


def _said(relationship: Relationship, now: Moment, raised: Iterable[Raised]) -> Iterator[Said]:
    for one in raised:
        yield Said(now.today, relationship.client.id, relationship.client.name, one)


def _everybody() -> list[int]:
    return list(Client.objects.active().order_by("pk").values_list("pk", flat=True))
