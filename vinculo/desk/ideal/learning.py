"""What the best clients teach: shown with its figures, taken over trait by trait."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.ideal.words import wants
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Person
from vinculo.pipeline.ideal.learning import BY_VALUE, FEWEST, FEWEST_BEST, MARKED, Proposal, learn, take_over
from vinculo.pipeline.models import Trait
from vinculo.web.toasts import toast

WAYS = {MARKED: gettext_lazy("Those we marked"), BY_VALUE: gettext_lazy("The quarter that is worth most")}


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal beside what the trait says now."""

    trait: Trait
    proposal: Proposal
    wants: str
    wants_now: str

    @property
    def best_percent(self) -> int:
        return _percent(self.proposal.best_with, self.proposal.best_known)

    @property
    def rest_percent(self) -> int:
        return _percent(self.proposal.rest_with, self.proposal.rest_known)

    @property
    def is_so_already(self) -> bool:
        return self.trait.weight == self.proposal.weight and self.trait.wanted == dict(self.proposal.wanted)


@require_safe
@team_only
def page(request: HttpRequest) -> HttpResponse:
    by = _way(request.GET.get("by", ""))
    learnt = learn(by)
    traits = Trait.objects.in_bulk([one.trait for one in learnt.proposals])
    offers = [_offer(traits[one.trait], one) for one in learnt.proposals]
    context = {
        "learnt": learnt,
        "offers": sorted(offers, key=lambda one: -one.proposal.weight),
        "which": [(label, f"?by={key}", key == by) for key, label in WAYS.items()],
        "by": by,
        "section": "leads",
        "fewest": {"best": FEWEST_BEST, "all": FEWEST},
    }
    return render(request, "ideal/learn.html", context)


@require_POST
@team_only
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """One trait, as it is learnt at this moment."""
    trait = get_object_or_404(Trait, pk=pk)
    learnt = learn(_way(request.POST.get("by", "")))
    proposal = next((one for one in learnt.proposals if one.trait == pk), None)
    if proposal is None:
        toast(request, _("There are too few clients to learn from."))
        return redirect("ideal:learn")
    before = [trait.weight, trait.wanted, trait.learnt]
    take_over(trait, proposal, learnt, by=request.user, on=timezone.localdate())
    undo = undo_address(request.user, "ideal.take", ids=[pk], before=before)
    toast(request, _("Taken over: %(name)s.") % {"name": trait.name}, undo=undo)
    return redirect("ideal:page")


def _way(asked: str) -> str:
    return asked if asked in WAYS else MARKED


def _offer(trait: Trait, proposal: Proposal) -> Offer:
    return Offer(trait, proposal, wants(trait, proposal.wanted), wants(trait, trait.wanted))


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


@undoing("ideal.take")
def undo_take(person: Person, ids: list[int], before: Any) -> None:
    if not person.is_guest:
        weight, wanted, learnt = before
        Trait.objects.filter(pk__in=ids).update(weight=weight, wanted=wanted, learnt=learnt)
