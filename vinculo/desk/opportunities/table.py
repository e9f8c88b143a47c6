"""The opportunities as a table: sorted by what one asks for, forty to a page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.desk.opportunities.cards import source, stands
from vinculo.desk.opportunities.filters import SORTS, Filters
from vinculo.desk.opportunities.rows import Row, rows, who_sent
from vinculo.pipeline.models import Opportunity, Stage
from vinculo.web.money import money

HEADERS = (
    ("title", _("Opportunity")), ("stage", _("Stage")), ("value", _("Value")), ("next", _("Next step")),
    ("expected", _("Decision")),
)  # fmt: skip
LARGEST_FIRST = ("value",)


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    source: str
    stage: Stage
    value: str
    stands: str
    state: str
    expected_on: date | None


def ordered(found: Any, filters: Filters) -> Any:
    if filters.stage:
        found = found.filter(stage=int(filters.stage))
    return found.order_by(*SORTS[filters.sort])


def lines(found: Any, stages: list[Stage]) -> list[Line]:
    shown, at, by_id = rows(found), timezone.now(), {stage.pk: stage for stage in stages}
    sent_by = who_sent(shown)
    return [_line(row, by_id[row.stage], sent_by.get(row.pk, ""), (at - row.stage_since).days) for row in shown]


def headers(filters: Filters) -> list[dict[str, Any]]:
    """The headers that sort, and which way they do now."""
    made = []
    for key, label in HEADERS:
        here, backwards = filters.sort.removeprefix("-") == key, filters.sort.startswith("-")
        first = f"-{key}" if key in LARGEST_FIRST else key
        other = key if key in LARGEST_FIRST else f"-{key}"
        again = other if here and filters.sort == first else first
        direction = ("descending" if backwards else "ascending") if here else ""
        made.append({"label": label, "href": f"?{filters.query(sort=again)}", "direction": direction})
    return made


def _line(row: Row, stage: Stage, sent_by: str, days: int) -> Line:
    state = ""
    if row.state == Opportunity.State.LOST:
        state = str(Opportunity.Lost(row.lost_for).label) if row.lost_for else str(Opportunity.State.LOST.label)
    elif row.state == Opportunity.State.WON:
        state = str(Opportunity.State.WON.label)
    is_long = row.state == Opportunity.State.OPEN and days > stage.days
    return Line(
        row, source(row, sent_by), stage, money(row.value, row.currency), stands(days) if is_long else "", state,
        row.expected_on,
    )  # fmt: skip
