"""Traits, what is true of somebody and what suits us, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from vinculo.people.models import Language
from vinculo.pipeline.ideal.fit import Fit, Reason
from vinculo.pipeline.models import LeadChannel, Trait

KEYS = {
    "": gettext_lazy("Nobody: we write it down"),
    "country": gettext_lazy("The record: country"),
    "language": gettext_lazy("The record: language"),
    "channel": gettext_lazy("The record: the kind of channel they came by"),
    "budget": gettext_lazy("The record: what they would spend, or are worth a year"),
}
YES = {"yes": pgettext_lazy("answer", "Yes"), "no": pgettext_lazy("answer", "No")}
KNOWN: dict[str, Mapping[str, Any]] = {
    "language": dict(Language.choices),
    "channel": dict(LeadChannel.Kind.choices),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A trait on the page of the ideal client."""

    trait: Trait
    wants: str
    stands_on: str


def value_of(trait: Trait, value: str) -> str:
    if trait.kind == Trait.Kind.YES:
        return str(YES.get(value, value))
    return str(KNOWN.get(trait.key, {}).get(value, value))


def reasons(fit: Fit, traits: Iterable[Trait]) -> list[Reason]:
    """With values as one reads them."""
    by_id = {trait.pk: trait for trait in traits}
    return [replace(one, value=value_of(by_id[one.trait], one.value)) for one in fit.reasons]


def wants(trait: Trait, wanted: Mapping[str, Any]) -> str:
    """What suits us, in a few words; empty if nothing is wished for."""
    if trait.kind == Trait.Kind.CHOICE:
        return ", ".join(value_of(trait, value) for value in wanted.get("any", ()))
    if trait.kind == Trait.Kind.YES:
        return "" if "yes" not in wanted else str(YES["yes" if wanted["yes"] else "no"])
    told = {"low": wanted.get("from"), "high": wanted.get("to")}
    if None not in told.values():
        return _("%(low)s to %(high)s") % told
    if told["low"] is not None:
        return _("%(low)s or more") % told
    return _("%(high)s or less") % told if told["high"] is not None else ""


def stands_on(learnt: Mapping[str, Any]) -> str:
    """On how many clients something was learnt."""
    return _figures(learnt) if learnt else ""


def _figures(learnt: Mapping[str, Any]) -> str:
    return _("%(best_with)d of %(best_known)d of the best, %(rest_with)d of %(rest_known)d of the others") % {
        name: learnt[name] for name in ("best_with", "best_known", "rest_with", "rest_known")
    }
