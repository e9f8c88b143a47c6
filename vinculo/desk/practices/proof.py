"""What happened after nudges that were done, beside those that were dismissed: counts, and no cause claimed."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.people.permissions import may_administer
from vinculo.practices.catalogue import by_id
from vinculo.practices.models import Nudge
from vinculo.practices.proof import BETTER_HEALTH, ENDED_WELL, HEARD, KEPT, LEAST, Compared, Share, compare

MOST = 5000  # answers read in a request, the latest; `vinculo practices proof` reads all


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison in words."""

    compared: Compared
    title: str
    code: str

    @property
    def outcome(self) -> str:
        return outcome_words(self.compared.outcome)

    @property
    def done(self) -> str:
        return share_words(self.compared.done)

    @property
    def dismissed(self) -> str:
        return share_words(self.compared.dismissed)

    @property
    def verdict(self) -> str:
        return verdict_words(self.compared.verdict)


def outcome_words(outcome: str) -> str:
    words = {
        HEARD: _("They wrote or spoke to us"),
        BETTER_HEALTH: _("The weather got better by 5 points or more"),
        KEPT: _("The promise was kept in time"),
        ENDED_WELL: _("A project ended and they gave it 8 or more"),
    }
    return words[outcome]


def verdict_words(verdict: str) -> str:
    words = {
        "few": _("Too few to say anything"),
        "alike": _("No difference that chance could not make"),
        "more": _("More often after those that were done"),
        "less": _("Less often after those that were done"),
    }
    return words[verdict]


def share_words(share: Share) -> str:
    """So many of so many, with the percent and how sure it is where there are enough."""
    if not share.of:
        return "–"
    counts = _("%(hits)d of %(of)d") % {"hits": share.hits, "of": share.of}
    if share.of < LEAST or share.interval is None:
        return counts
    told = {"counts": counts, "percent": share.percent, "low": share.interval[0], "high": share.interval[1]}
    return _("%(counts)s, %(percent)d %% (%(low)d–%(high)d)") % told


def rows(person: Person) -> list[Row]:
    """All together first, then by practice; what nothing is known of is left out."""
    at = timezone.now()
    compared = compare(Nudge.objects.visible_to(person), at=at, most=MOST)
    return [row(one) for one in compared if one.done.of or one.dismissed.of or not one.practice]


def row(one: Compared) -> Row:
    practice = by_id().get(one.practice)
    title = str(practice.title) if practice else one.practice or _("All practices")
    return Row(one, title, practice.code if practice else "")


TAKEN = Leaving(
    "proof",
    gettext_lazy("What happened after"),
    lambda request: rows(request.user),
    (
        Column(gettext_lazy("Practice"), "title"),
        Column(gettext_lazy("Code"), "code"),
        Column(gettext_lazy("Within 30 days"), "outcome"),
        Column(gettext_lazy("Done: happened"), "compared.done.hits", Kind.NUMBER),
        Column(gettext_lazy("Done: of"), "compared.done.of", Kind.NUMBER),
        Column(gettext_lazy("Dismissed: happened"), "compared.dismissed.hits", Kind.NUMBER),
        Column(gettext_lazy("Dismissed: of"), "compared.dismissed.of", Kind.NUMBER),
        Column(gettext_lazy("What that says"), "verdict"),
    ),
)


@require_safe
@team_only
@TAKEN
def page(request: HttpRequest) -> HttpResponse:
    found = rows(request.user)
    context: dict[str, Any] = {
        "together": [one for one in found if not one.compared.practice],
        "apart": [one for one in found if one.compared.practice],
        "least": LEAST, "most": MOST, "tab": "proof", "may_set": may_administer(request.user),
    }  # fmt: skip
    return render(request, "practices/proof.html", context)
