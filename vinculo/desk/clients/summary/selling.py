"""What may come from a client, for the side of its page: open opportunities with their sums, and the plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinculo.db.rows import day_of, moment_of
from vinculo.pipeline.models import Stage
from vinculo.web.money import money

SHOWN = 4


@dataclass(frozen=True, slots=True)
class Chance:
    pk: int
    title: str
    stage: str
    value: str


@dataclass(frozen=True, slots=True)
class Ahead:
    chances: list[Chance]
    more: int
    amount: str
    reviewed_on: date | None
    next_step: str
    next_on: date | None


def selling(client: Any) -> Ahead:
    """From what was read with the client. Currencies stand beside each other."""
    rows: list[dict[str, Any]] = client.opportunity_rows or []
    plan: dict[str, Any] = next(iter(client.plan_rows or ()), {})
    sums: dict[str, int] = {}
    for row in rows:
        sums[row["currency"]] = sums.get(row["currency"], 0) + (row["value"] or 0)
    chances = [
        Chance(row["pk"], row["title"], _stage(row), money(row["value"], row["currency"])) for row in rows[:SHOWN]
    ]
    reviewed_at = moment_of(plan.get("reviewed_at"))
    return Ahead(
        chances=chances,
        more=len(rows) - len(chances),
        amount=" · ".join(money(value, currency) for currency, value in sorted(sums.items()) if value),
        reviewed_on=reviewed_at.date() if reviewed_at else None,
        next_step=plan.get("next_step", ""),
        next_on=day_of(plan.get("next_on")),
    )


def _stage(row: dict[str, Any]) -> str:
    return str(Stage(key=row["stage_key"], name=row["stage_name"]))
