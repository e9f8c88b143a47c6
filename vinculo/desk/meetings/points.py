"""The points of an agenda as they are drawn: each with the glyph and address of the record it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from vinculo.clients.models import Audience
from vinculo.meetings.models import AgendaPoint

# What a source is called → its glyph, and where it lies.
OF = {
    "news": ("octagon-alert", "/news/"),
    "question": ("message-circle-question-mark", "/questions/"),
    "promise": ("flag", "/promises/"),
    "decision": ("signature", "/decisions/"),
    "obligation": ("hand-helping", "/obligations/"),
    "expectation": ("heart", "/expectations/"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    id: int
    text: str
    icon: str
    address: str
    is_done: bool
    is_shared: bool


def shown_points(points: Iterable[AgendaPoint]) -> list[Shown]:
    return [_shown(point) for point in points]


def _shown(point: AgendaPoint) -> Shown:
    kind, _colon, number = point.source.partition(":")
    icon, folder = OF.get(kind, ("pencil-line", ""))
    address = f"{folder}{number}/" if folder else ""
    return Shown(point.pk, point.text, icon, address, point.done_at is not None, point.audience == Audience.SHARED)
