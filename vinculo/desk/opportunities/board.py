"""The board: a column for each stage with its count, its sums and its rule, and the first cards of each."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.functional import Promise as Text
from django.utils.safestring import SafeString

from vinculo.desk.opportunities import sums
from vinculo.desk.opportunities.cards import Card, Today, card
from vinculo.desk.opportunities.drawing import draw
from vinculo.desk.opportunities.filters import Filters
from vinculo.desk.opportunities.fitting import dots
from vinculo.desk.opportunities.rows import Row, rows, who_sent
from vinculo.pipeline.asking import rules_of
from vinculo.pipeline.forecast import Sum
from vinculo.pipeline.models import Opportunity, Stage

CARDS = 6  # of each column: five columns of long names stay under 60 KB
ONE_COLUMN = 35  # cards of a column that one looks at alone


@dataclass(frozen=True)
class Column:
    stage: Stage
    sums: list[Sum]
    cards: list[Card]
    onward: Stage | None
    filters: Filters
    page: int = 1

    @property
    def rules(self) -> list[str | Text]:
        return rules_of(self.stage)

    @property
    def total(self) -> int:
        return sums.number(self.sums)

    @property
    def amount(self) -> str:
        return sums.said(self.sums)

    @cached_property
    def html(self) -> SafeString:
        return draw(self.cards, self.onward)

    @property
    def more(self) -> int:
        before = ONE_COLUMN * (self.page - 1) if self.is_alone else 0
        return self.total - before - len(self.cards)

    @property
    def is_alone(self) -> bool:
        return self.filters.stage == str(self.stage.pk)

    @property
    def address(self) -> str:
        """Of this column alone."""
        return f"?{self.filters.query(stage=str(self.stage.pk))}"

    @property
    def more_address(self) -> str:
        return f"{self.address}&page={self.page + 1}" if self.is_alone else self.address


def columns(found: Any, stages: list[Stage], filters: Filters, page: int = 1) -> list[Column]:
    """All of them; only the one that is looked at alone has cards then, page by page."""
    added_up = sums.of_stages(found)
    shown = _rows(found, filters, page)
    sent_by, fits, now = who_sent(shown), dots(shown), Today(timezone.localdate(), timezone.now())
    cards: dict[int, list[Card]] = {}
    by_id = {stage.pk: stage for stage in stages}
    for row in shown:
        one = card(row, by_id[row.stage], sent_by.get(row.pk, ""), now, fits.get(row.pk))
        cards.setdefault(row.stage, []).append(one)
    onward = dict(zip([stage.pk for stage in stages], [*stages[1:], None], strict=True))
    return [
        Column(stage, added_up.get(stage.pk, []), cards.get(stage.pk, []), onward[stage.pk], filters, page)
        for stage in stages
    ]


def _rows(found: Any, filters: Filters, page: int) -> list[Row]:
    if filters.stage:
        begin = ONE_COLUMN * (page - 1)
        of_stage = found.filter(stage=int(filters.stage)).order_by("position", "pk")
        return rows(of_stage[begin : begin + ONE_COLUMN])
    place = Window(RowNumber(), partition_by=F("stage"), order_by=("position", "pk"))
    first = found.order_by().annotate(place=place).filter(place__lte=CARDS)
    # chosen inside, counted outside: else the promises of every card would be counted that nobody sees
    return rows(Opportunity.objects.filter(pk__in=first.values("pk")).order_by("position", "pk"))
