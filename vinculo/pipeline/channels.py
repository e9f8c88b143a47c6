"""What a channel or a campaign brought and cost, in a period. Money is added up per currency and never mixed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, Q, Sum, When
from django.db.models.functions import Coalesce

from vinculo.people.models import Person
from vinculo.pipeline.models import Campaign, Lead, LeadChannel, Opportunity, Spending

Amounts = dict[str, int]  # by currency, in minor units
Key = tuple[int | None, int | None]  # ids of channel and campaign


@dataclass(slots=True)
class Yield:
    """`won`: the value of opportunities won; `cost`: money spent; `minutes`: hours of ours."""

    leads: int = 0
    clients: int = 0
    won: Amounts = field(default_factory=dict)
    cost: Amounts = field(default_factory=dict)
    minutes: int = 0

    @property
    def cost_per_client(self) -> Amounts:
        """Nothing while nobody became a client; rounded half up to whole minor units."""
        if not self.clients:
            return {}
        return {code: (2 * cost + self.clients) // (2 * self.clients) for code, cost in self.cost.items()}

    @property
    def minutes_per_client(self) -> int | None:
        return (2 * self.minutes + self.clients) // (2 * self.clients) if self.clients else None

    def __add__(self, other: "Yield") -> "Yield":
        return Yield(
            self.leads + other.leads,
            self.clients + other.clients,
            together(self.won, other.won),
            together(self.cost, other.cost),
            self.minutes + other.minutes,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A channel (None: nobody knows where they heard of us), all of it, and each of its campaigns."""

    channel: LeadChannel | None
    total: Yield
    campaigns: tuple[tuple[Campaign, Yield], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; None is open. `starts_at` and `ends_at` are the moments they begin and end, in our zone."""

    first: date | None = None
    last: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def days(self, name: str) -> Q:
        return self._within(name, self.first, "lte", self.last)

    def moments(self, name: str) -> Q:
        return self._within(name, self.starts_at, "lt", self.ends_at)

    @staticmethod
    def _within(name: str, first: Any, until: str, last: Any) -> Q:
        asked = Q(**{f"{name}__gte": first}) if first else Q()
        return asked & Q(**{f"{name}__{until}": last}) if last else asked


def together(one: Mapping[str, int], other: Mapping[str, int]) -> Amounts:
    return {code: one.get(code, 0) + other.get(code, 0) for code in (*one, *(c for c in other if c not in one))}


def added(yields: Iterable[Yield]) -> Yield:
    return sum(yields, Yield())


def yields(person: Person, period: Period) -> list[Row]:
    """Every channel that is open or brought or cost something then. Five queries, however many there are."""
    found: defaultdict[Key, Yield] = defaultdict(Yield)
    _leads(found, person, period)
    _won(found, person, period)
    _spending(found, period)
    campaigns = {one.pk: one for one in Campaign.objects.all()}
    rows = [_row(channel, found, campaigns) for channel in LeadChannel.objects.all()]
    rows = [row for row in rows if row.channel and (row.channel.closed_at is None or row.total != Yield())]
    unknown = added(one for (channel, _campaign), one in found.items() if channel is None)
    return [*rows, Row(None, unknown, ())] if unknown != Yield() else rows


def _row(channel: LeadChannel, found: Mapping[Key, Yield], campaigns: Mapping[int, Campaign]) -> Row:
    total = added(one for (of, _campaign), one in found.items() if of == channel.pk)
    own = [one for one in campaigns.values() if one.channel_id == channel.pk]
    return Row(channel, total, tuple((one, found.get((channel.pk, one.pk), Yield())) for one in own))


def _leads(found: defaultdict[Key, Yield], person: Person, period: Period) -> None:
    seen = Lead.objects.visible_to(person).confirmed().filter(period.moments("received_at"))
    seen = seen.exclude(state=Lead.State.SPAM).order_by()
    won = Count("client", filter=Q(state=Lead.State.WON), distinct=True)
    for *key, leads, clients in seen.values_list("channel", "campaign").annotate(all=Count("pk"), won=won):
        one = found[key[0], key[1]]
        one.leads, one.clients = leads, clients


def _won(found: defaultdict[Key, Yield], person: Person, period: Period) -> None:
    """An opportunity without a channel goes by that of its lead."""
    won = Opportunity.objects.visible_to(person).kept().filter(state=Opportunity.State.WON, value__isnull=False)
    won = won.filter(period.moments("decided_at")).order_by()
    where = Coalesce(F("channel"), F("lead__channel"))
    what = Case(When(channel=None, then=F("lead__campaign")), default=F("campaign"))
    for channel, campaign, code, value in won.values_list(where, what, "currency").annotate(sum=Sum("value")):
        one = found[channel, campaign]
        one.won = together(one.won, {code: value})


def _spending(found: defaultdict[Key, Yield], period: Period) -> None:
    spent = Spending.objects.filter(period.days("on")).order_by()
    for *key, code, amount, minutes in spent.values_list("channel", "campaign", "currency").annotate(
        sum=Sum("amount"), all=Sum("minutes")
    ):
        one = found[key[0], key[1]]
        one.minutes += minutes
        if amount:
            one.cost = together(one.cost, {code: amount})
