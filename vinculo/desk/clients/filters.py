"""Which clients a list is about, read from its address and written back into it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.http import urlencode

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.db.folding import fold
from vinculo.people.models import Person
from vinculo.practices.models import Season, Standing, Weather

MOST = 500  # clients found by the people there; a name that many share finds nobody anyway
QUIET = timedelta(days=30)
SORTS = ("name", "last", "next", "weather", "nudges", "value")


@dataclass(frozen=True, slots=True)
class Filters:
    """The query string of the list; anything it does not understand is left out rather than refused."""

    q: str = ""
    season: str = ""
    weather: str = ""
    owner: str = ""  # "me", "none" or an id
    team: str = ""
    nudges: str = ""  # "1": with open ones
    quiet: str = ""  # "1": nobody spoke for a month
    archived: str = ""  # "1"
    sort: str = ""  # one of SORTS, with - in front for the opposite order

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        given = {field.name: query.get(field.name, "").strip()[:100] for field in fields(cls)}
        allowed = {
            "season": given["season"] in Season.values,
            "weather": given["weather"] in (Weather.CLEAR, Weather.CHANGEABLE, Weather.STORM),
            "owner": given["owner"] in ("me", "none") or _is_id(given["owner"]),
            "team": _is_id(given["team"]),
            "sort": given["sort"].removeprefix("-") in SORTS,
        }
        return cls(**{name: value for name, value in given.items() if allowed.get(name, True)})

    def query(self, **changes: str) -> str:
        """As a query string, empty filters left out."""
        kept = {name: value for name, value in {**asdict(self), **changes}.items() if value}
        return urlencode(kept)

    def without_money(self) -> "Filters":
        return replace(self, sort="") if self.sort.endswith("value") else self

    @property
    def is_narrow(self) -> bool:
        """Something is left out of the list on purpose."""
        return any((self.q, self.season, self.weather, self.owner, self.team, self.nudges, self.quiet))

    def apply(self, clients: QuerySet[Client], *, person: Person, at: datetime) -> QuerySet[Client]:
        found = clients.archived() if self.archived else clients.active()  # type: ignore[attr-defined]
        if self.q:
            found = found.filter(named_or_knows(self.q))
        if self.season:
            found = found.filter(standing__season=self.season)
        if self.weather:
            found = found.filter(standing__weather=self.weather)
        if self.owner:
            found = found.filter(owner_id=self._owner(person))
        if self.team:
            found = found.filter(team_id=int(self.team))
        if self.nudges:
            found = found.filter(standing__open_nudges__gt=0)
        if self.quiet:
            spoken = Standing.objects.filter(last_contact_at__gte=at - QUIET)
            found = found.exclude(pk__in=spoken.values("client_id"))
        return found

    def _owner(self, person: Person) -> int | None:
        if self.owner == "me":
            return person.pk
        return None if self.owner == "none" else int(self.owner)


def named_or_knows(text: str) -> Q:
    """Clients with this name, or with a contact of this name or address. Who it is is asked once, not per client."""
    contacts = Contact.objects.kept().named_like(text)
    roles = ContactRole.objects.filter(left_on=None, contact__in=contacts)
    theirs = list(roles.order_by().values_list("client_id", flat=True)[:MOST])
    name = Q()
    for word in fold(text).split():
        name &= Q(name_folded__contains=word)
    return name | Q(pk__in=theirs)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18
