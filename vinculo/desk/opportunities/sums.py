"""What is on the board, counted and added up: for each stage, and each currency apart."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce

from vinculo.pipeline.forecast import Row, sums
from vinculo.pipeline.forecast import Sum as OfCurrency
from vinculo.web.money import money


def of_stages(found: QuerySet[Any]) -> dict[int, list[OfCurrency]]:
    """In one statement, weighted by the chance of each."""
    weighed = found.order_by().annotate(chance=Coalesce("probability", "stage__probability"))
    grouped = weighed.values_list("stage", "currency", "chance").annotate(Count("pk"), Sum("value"))
    stages: dict[int, list[Row]] = {}
    for stage, currency, chance, number, value in grouped:
        stages.setdefault(stage, []).append(Row(None, currency, int(value or 0), chance, number))
    return {stage: sums(lines) for stage, lines in stages.items()}


def together(parts: Iterable[list[OfCurrency]]) -> list[OfCurrency]:
    whole: dict[str, OfCurrency] = {}
    for one in (one for part in parts for one in part):
        known = whole.setdefault(one.currency, OfCurrency(one.currency))
        known.number, known.value = known.number + one.number, known.value + one.value
        known.hundredths += one.hundredths
    return [whole[currency] for currency in sorted(whole)]


def number(parts: Iterable[OfCurrency]) -> int:
    return sum(one.number for one in parts)


def said(parts: Iterable[OfCurrency]) -> str:
    """Amounts of several currencies beside each other: they are never one."""
    return " · ".join(money(one.value, one.currency) for one in parts if one.value)
