"""The order somebody gave an agenda, and the lines they wrote themselves, laid over what the record says."""

from datetime import datetime

from vinculo.conversations.checkins import next_of
from vinculo.conversations.models import CheckIn
from vinculo.desk.checkins.points import NEXT, Point, from_the_record
from vinculo.people.models import Person

Stored = list[dict[str, str]]
LONGEST = 100  # lines of one agenda


def agenda_of(check_in: CheckIn, now: datetime, person: Person) -> list[Point]:
    """Points in their stored order; what came up since goes behind them, the next word stays last unless moved."""
    upcoming = next_of(check_in.project_id, after=max(check_in.due_at, now))
    return laid_over(check_in.agenda, from_the_record(check_in, now, upcoming, person))


def laid_over(stored: Stored, points: list[Point]) -> list[Point]:
    known = {point.key: point for point in points}
    kept = [line for line in stored if not line.get("off")]
    ordered = [known.get(line["key"]) or _own(line) for line in kept]
    named = {line["key"] for line in stored}
    new = [point for point in points if point.key not in named]
    shown = [point for point in ordered if point]
    if any(point.key == NEXT for point in new) or not shown or shown[-1].key != NEXT:
        return [*shown, *new]
    return [*shown[:-1], *new, shown[-1]]


def _own(line: dict[str, str]) -> Point | None:
    """A line somebody wrote; None for a record that has nothing to talk about any more."""
    return Point(line["key"], "pencil-line", line["text"], own=True) if line.get("text") else None


def as_stored(points: list[Point], before: Stored) -> Stored:
    """What to keep of an order: our own lines whole, the others by name, and what was taken off."""
    lines = [{"key": point.key, **({"text": point.text} if point.own else {})} for point in points]
    return [*lines, *(line for line in before if line.get("off"))]


def with_line(check_in: CheckIn, text: str, now: datetime, person: Person) -> Stored:
    """A line of one's own, before the next word."""
    points = agenda_of(check_in, now, person)
    place = len(points) - 1 if points and points[-1].key == NEXT else len(points)
    numbers = (int(line["key"][4:]) for line in check_in.agenda if line["key"].startswith("own:"))
    points.insert(place, Point(f"own:{max(numbers, default=0) + 1}", "pencil-line", text, own=True))
    return as_stored(points, check_in.agenda)


def moved(check_in: CheckIn, key: str, steps: int, now: datetime, person: Person) -> Stored | None:
    """One point up (-1) or down (1); None when there is no such point."""
    points = agenda_of(check_in, now, person)
    place = next((number for number, point in enumerate(points) if point.key == key), None)
    if place is None:
        return None
    points.insert(min(max(place + steps, 0), len(points) - 1), points.pop(place))
    return as_stored(points, check_in.agenda)


def without(check_in: CheckIn, key: str, now: datetime, person: Person) -> Stored | None:
    """One point taken off this agenda; the record it stands for stays as it is. None when there is no such point."""
    points = agenda_of(check_in, now, person)
    left = [point for point in points if point.key != key]
    if len(left) == len(points):
        return None
    return [*as_stored(left, check_in.agenda), {"key": key, "off": "1"}]
