"""The relationships around us: in which season each is, how long ago we last spoke, and on whom our sales depend."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, IntegerField, Sum, Value, When, Window
from django.db.models.functions import RowNumber

from vinculo.money.models import Invoice
from vinculo.practices.models import Season, Standing
from vinculo.reports.analysis.scope import Scope

YEAR = timedelta(days=365)
BIG = 60  # clients with the largest sums, who are named before others
A_SEASON = 8  # clients of one season that are named


@dataclass(frozen=True, slots=True)
class Sales:
    """Invoiced without tax less credit notes in twelve months, in one currency: client, name and sum, largest first."""

    rows: list[tuple[int, str, int]]

    @property
    def total(self) -> int:
        return sum(row[2] for row in self.rows)

    @property
    def of(self) -> dict[int, int]:
        return {pk: net for pk, _name, net in self.rows}


def sales(scope: Scope, currency: str) -> Sales:
    """Over the year that ends today; clients with nothing left after their credit notes are left out. One statement."""
    issued = scope.of_clients(Invoice.objects.visible_to(scope.person).issued().filter(currency=currency))
    year = issued.filter(issued_on__gt=scope.today - YEAR, issued_on__lte=scope.today)
    signed = Case(When(kind=Invoice.Kind.CREDIT, then=-F("net")), default=F("net"), output_field=BigIntegerField())
    rows = year.values_list("client", "client__name").annotate(sum=Sum(signed)).order_by("-sum", "client")
    return Sales([row for row in rows if row[2] > 0])


@dataclass(frozen=True, slots=True)
class Near:
    """A client as the wheel has them: `net` is what was invoiced in a year."""

    pk: int
    name: str
    season: str
    last_at: datetime | None
    net: int


def nearest(scope: Scope, worth: Sales) -> tuple[list[Near], dict[str, int]]:
    """
    Up to eight of each season: those with the largest sums, then those spoken with most lately. By season as the year
    goes, the largest sum first; and how many there are in each. One statement.
    """
    large = [pk for pk, _name, _net in worth.rows[:BIG]]
    rank = Case(When(client__in=large, then=Value(0)), default=Value(1), output_field=IntegerField())
    place = Window(
        RowNumber(), partition_by=[F("season")],
        order_by=[rank.asc(), F("last_contact_at").desc(nulls_last=True), F("pk").asc()],
    )  # fmt: skip
    whole = Window(Count("pk"), partition_by=[F("season")])
    chosen = _standings(scope).annotate(place=place, whole=whole).filter(place__lte=A_SEASON).order_by("pk")
    rows = list(chosen.values_list("pk", "client__name", "season", "last_contact_at", "whole"))
    of, year = worth.of, list(Season.values)
    found = [Near(pk, name, season, last_at, of.get(pk, 0)) for pk, name, season, last_at, _whole in rows]
    counts = dict.fromkeys(year, 0) | {season: whole for _pk, _name, season, _last_at, whole in rows}
    return sorted(found, key=lambda one: (year.index(one.season), -one.net, one.name, one.pk)), counts


def _standings(scope: Scope) -> Any:
    return scope.of_clients(Standing.objects.filter(client__archived_at=None))
