"""Progress reports as they were sent, for whoever may read them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinculo.portal.visitor import Visitor
from vinculo.reports.seeing import seen_reports

LATEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """One report. `language`: the one it was written in, whatever the page around it speaks."""

    id: int
    title: str
    project: str
    since_on: date
    until_on: date
    language: str
    opening: str
    parts: tuple[Part, ...]

    @property
    def address(self) -> str:
        return f"/portal/reports/{self.id}/"


def reports_of(visitor: Visitor) -> tuple[Sent, ...]:
    """One query."""
    return tuple(_sent(one) for one in seen_reports(visitor.contact_id, visitor.client_id)[:LATEST])


def report(visitor: Visitor, pk: int) -> Sent | None:
    found = seen_reports(visitor.contact_id, visitor.client_id).filter(pk=pk).first()
    return _sent(found) if found else None


def _sent(one: Any) -> Sent:
    parts = tuple(Part(said["title"], tuple(said["lines"])) for said in one.told)
    return Sent(
        one.pk, one.title, one.project.name, one.since_on, one.until_on, one.language.partition("-")[0], one.opening,
        parts,
    )  # fmt: skip
