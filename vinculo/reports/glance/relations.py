"""Who stays, in which season everybody is and how long ago we spoke, and on whom our income hangs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Q, Sum, When

from vinculo.money.models import Invoice
from vinculo.practices.models import Season, Standing
from vinculo.reports.analysis.scope import Scope, midnight, share
from vinculo.reports.glance.months import MONTHS, months_back

YEAR = timedelta(days=365)
SHOWN = 48  # clients on the wheel: more of them hide each other
NAMED = 4  # clients named on whom our income hangs
MUCH = 30  # percent of the income from one client that are worth a word


@dataclass(frozen=True, slots=True)
class Staying:
    """Of the clients we had a year before `on`, how many were there on that day."""

    on: date
    had: int
    stay: int


def staying(scope: Scope) -> list[Staying]:
    """On the first of each of the last months and on `scope.until`, of those with a first day. One statement."""
    days = [*(months_back(scope.until, back) for back in range(MONTHS - 2, -1, -1)), scope.until]
    counted = {}
    for number, day in enumerate(days):
        had = Q(since_on__lte=day - YEAR) & (Q(archived_at=None) | Q(archived_at__gte=midnight(day - YEAR)))
        here = Q(archived_at=None) | Q(archived_at__gte=midnight(day + timedelta(days=1)))
        counted |= {f"had{number}": Count("pk", filter=had), f"stay{number}": Count("pk", filter=had & here)}
    row = scope.clients().order_by().aggregate(**counted)
    return [Staying(day, row[f"had{number}"], row[f"stay{number}"]) for number, day in enumerate(days)]


@dataclass(frozen=True, slots=True)
class Ring:
    """Clients of one season by when we last spoke: within a week, a month, three months, longer ago or never."""

    season: str
    week: int
    month: int
    quarter: int
    longer: int

    @property
    def all(self) -> int:
        return self.week + self.month + self.quarter + self.longer


@dataclass(frozen=True, slots=True)
class Place:
    pk: int
    name: str
    season: str
    days: int


def rings(scope: Scope) -> list[Ring]:
    """All four seasons, in their order. One statement."""
    week, month, quarter = (scope.at - timedelta(days=days) for days in (7, 31, 92))
    rows = _standings(scope).values("season").annotate(
        week=Count("pk", filter=Q(last_contact_at__gte=week)),
        month=Count("pk", filter=Q(last_contact_at__lt=week, last_contact_at__gte=month)),
        quarter=Count("pk", filter=Q(last_contact_at__lt=month, last_contact_at__gte=quarter)),
        longer=Count("pk", filter=Q(last_contact_at__lt=quarter) | Q(last_contact_at=None)),
    )  # fmt: skip
    known = {row["season"]: Ring(**row) for row in rows}
    return [known.get(season, Ring(season, 0, 0, 0, 0)) for season in Season.values]


def places(scope: Scope) -> list[Place]:
    """Those we spoke with last, for the wheel. One statement."""
    rows = _standings(scope).filter(last_contact_at__isnull=False).order_by("-last_contact_at", "pk")
    named = rows.values_list("client", "client__name", "season", "last_contact_at")[:SHOWN]
    return [Place(pk, name, season, max((scope.at - spoke).days, 0)) for pk, name, season, spoke in named]


def _standings(scope: Scope) -> Any:
    return scope.of_clients(Standing.objects.all()).filter(client__archived_at=None)


@dataclass(frozen=True, slots=True)
class Hanging:
    """`name` is empty for all the others, of which there are `clients`."""

    name: str
    clients: int
    net: int
    share: int


@dataclass(frozen=True, slots=True)
class Dependence:
    currency: str
    parts: list[Hanging]

    @property
    def is_much(self) -> bool:
        return bool(self.parts) and bool(self.parts[0].name) and self.parts[0].share > MUCH


def dependence(scope: Scope) -> Dependence | None:
    """
    Whose invoices of the last twelve months make up how much, without tax and less credit notes, in the currency in
    which most was invoiced. One statement.
    """
    since = scope.until - YEAR
    issued = scope.of_clients(Invoice.objects.visible_to(scope.person).issued())
    signed = Case(When(kind=Invoice.Kind.CREDIT, then=-F("net")), default=F("net"), output_field=BigIntegerField())
    found = issued.filter(issued_on__gte=since, issued_on__lte=scope.until)
    sums: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for _client, name, code, net in found.values_list("client", "client__name", "currency").annotate(sum=Sum(signed)):
        if net > 0:
            sums[code].append((net, name))
    if not sums:
        return None
    code = max(sums, key=lambda one: (sum(net for net, _name in sums[one]), one))
    ranked = sorted(sums[code], key=lambda one: (-one[0], one[1]))
    total = sum(net for net, _name in ranked)
    first, rest = ranked[:NAMED], ranked[NAMED:]
    parts = [Hanging(name, 1, net, share(net, total) or 0) for net, name in first]
    if rest:
        others = sum(net for net, _name in rest)
        parts.append(Hanging("", len(rest), others, share(others, total) or 0))
    return Dependence(code, parts)
