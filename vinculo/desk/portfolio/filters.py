"""What one may ask of the list of projects."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from vinculo.conversations.models import BadNews
from vinculo.db.folding import fold
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person
from vinculo.practices.models import Season, Weather
from vinculo.projects.models import Milestone, Phase, RedFlag

PHASES = {"going": _("Going on"), **dict(Phase.choices), "all": _("All")}
TROUBLES = {"slips": _("Later than promised"), "flags": _("With red flags"), "news": _("With untold bad news")}
SORTS: dict[str, tuple[Any, ...]] = {
    "due": (F("due_on").asc(nulls_last=True), "name_folded", "pk"),
    "-due": (F("due_on").desc(nulls_last=True), "name_folded", "pk"),
    "name": ("name_folded", "pk"),
    "-name": ("-name_folded", "-pk"),
    "client": ("client__name_folded", "name_folded", "pk"),
    "-client": ("-client__name_folded", "name_folded", "pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    q: str = ""
    phase: str = "going"
    lead: str = ""
    trouble: str = ""
    season: str = ""
    weather: str = ""
    sort: str = "due"

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        lead = asked.get("lead", "")
        return cls(
            q=asked.get("q", "").strip()[:120],
            phase=_one_of(asked, "phase", PHASES, "going"),
            lead=lead if lead == "me" or is_number(lead) else "",
            trouble=_one_of(asked, "trouble", TROUBLES),
            season=_one_of(asked, "season", Season.values),
            weather=_one_of(asked, "weather", Weather.values),
            sort=_one_of(asked, "sort", SORTS, "due"),
        )

    @property
    def is_narrow(self) -> bool:
        return bool(self.q or self.lead or self.trouble or self.season or self.weather or self.phase != "going")

    def query(self, **other: str) -> str:
        names = ("q", "phase", "lead", "trouble", "season", "weather", "sort")
        said = {**{name: getattr(self, name) for name in names}, **other}
        usual = {"phase": "going", "sort": "due"}
        return urlencode({name: value for name, value in said.items() if value and value != usual.get(name)})

    def apply(self, found: Any, person: Person) -> Any:
        if self.phase == "going":
            found = found.exclude(phase=Phase.CLOSED)
        elif self.phase != "all":
            found = found.filter(phase=self.phase)
        if self.lead:
            found = found.filter(lead=person if self.lead == "me" else int(self.lead))
        if self.season:
            found = found.filter(client__standing__season=self.season)
        if self.weather:
            found = found.filter(client__standing__weather=self.weather)
        for word in fold(self.q).split():
            found = found.filter(Q(name_folded__contains=word) | Q(client__name_folded__contains=word))
        return self._in_trouble(found).order_by(*SORTS[self.sort])

    def _in_trouble(self, found: Any) -> Any:
        if self.trouble == "slips":
            return found.filter(Exists(slipping()))
        if self.trouble == "flags":
            return found.filter(Exists(RedFlag.objects.filter(project=OuterRef("pk"), lowered_at=None)))
        if self.trouble == "news":
            return found.filter(Exists(BadNews.objects.filter(project=OuterRef("pk"), told_at=None, over_at=None)))
        return found


def slipping() -> Any:
    """The milestones of a project (outer row) that we expect after the day we promised."""
    late = Milestone.objects.filter(project=OuterRef("pk"), done_on=None)
    return late.annotate(expected=Coalesce("forecast_on", "planned_on")).filter(expected__gt=F("promised_on"))


def _one_of(asked: QueryDict, name: str, allowed: Any, usual: str = "") -> str:
    value = asked.get(name, usual)
    return value if value in allowed else usual
