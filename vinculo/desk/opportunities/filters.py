"""What one may ask of the opportunities."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.db.folding import fold
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person
from vinculo.pipeline.models import LeadChannel, Opportunity, Referral, Stage

STATES = {
    "open": pgettext_lazy("opportunities", "Open"),
    "won": pgettext_lazy("opportunities", "Won"),
    "lost": pgettext_lazy("opportunities", "Lost"),
    "all": pgettext_lazy("opportunities", "All"),
}
TROUBLES = {"no_step": _("Without a next step"), "long": _("Standing for long")}
SORTS: dict[str, tuple[Any, ...]] = {
    "next": (F("next_on").asc(nulls_last=True), "position", "pk"),
    "-next": (F("next_on").desc(nulls_last=True), "position", "pk"),
    "value": (F("value").asc(nulls_last=True), "pk"),
    "-value": (F("value").desc(nulls_last=True), "pk"),
    "title": ("folded", "pk"),
    "-title": ("-folded", "-pk"),
    "stage": ("stage__position", "position", "pk"),
    "-stage": ("-stage__position", "position", "pk"),
    "expected": (F("expected_on").asc(nulls_last=True), "pk"),
    "-expected": (F("expected_on").desc(nulls_last=True), "pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    view: str = ""  # "table", else the board
    q: str = ""
    state: str = "open"
    owner: str = ""
    source: str = ""
    trouble: str = ""
    stage: str = ""
    sort: str = "next"

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        owner, stage = asked.get("owner", ""), asked.get("stage", "")
        return cls(
            view=_one_of(asked, "view", ("table",)),
            q=asked.get("q", "").strip()[:120],
            state=_one_of(asked, "state", STATES, "open"),
            owner=owner if owner == "me" or is_number(owner) else "",
            source=_one_of(asked, "source", ("referral",)),
            trouble=_one_of(asked, "trouble", TROUBLES),
            stage=stage if is_number(stage) else "",
            sort=_one_of(asked, "sort", SORTS, "next"),
        )

    @property
    def is_table(self) -> bool:
        """What is decided has no column any more."""
        return self.view == "table" or self.state != "open"

    @property
    def is_narrow(self) -> bool:
        return bool(self.q or self.owner or self.source or self.trouble or self.state != "open")

    def query(self, **other: str) -> str:
        names = ("view", "q", "state", "owner", "source", "trouble", "stage", "sort")
        said = {**{name: getattr(self, name) for name in names}, **other}
        usual = {"state": "open", "sort": "next"}
        return urlencode({name: value for name, value in said.items() if value and value != usual.get(name)})

    def apply(self, found: Any, person: Person, stages: list[Stage], at: datetime) -> Any:
        """All but the stage and the order, which the board has its own way with."""
        if self.state != "all":
            found = found.filter(state=self.state)
        if self.owner:
            found = found.filter(owner=person if self.owner == "me" else int(self.owner))
        if self.source:
            found = found.filter(recommended())
        if self.trouble == "no_step":
            found = found.filter(next_step="")
        elif self.trouble == "long":
            found = found.filter(pk__in=Opportunity.objects.all().standing_long(stages, at).values("pk"))
        for word in fold(self.q).split():
            theirs = Q(client__name_folded__contains=word) | Q(lead__folded__contains=word)
            found = found.filter(Q(folded__contains=word) | theirs)
        return found


def recommended() -> Any:
    """The condition that somebody recommended us to them; the two ways apart, so that each finds its index."""
    kept = Referral.objects.kept()
    of_lead = Exists(kept.filter(lead=OuterRef("lead")))
    return of_lead | Exists(kept.filter(sent_client=OuterRef("client"))) | Q(channel__kind=LeadChannel.Kind.REFERRAL)


def _one_of(asked: QueryDict, name: str, allowed: Any, usual: str = "") -> str:
    value = asked.get(name, usual)
    return value if value in allowed else usual
