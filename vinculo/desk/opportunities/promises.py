"""Words given while selling: noted, changed, taken out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.opportunities.forms import WordForm
from vinculo.desk.opportunities.found import opportunity_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity, SellingPromise
from vinculo.web.toasts import toast

KEPT = ("text", "promised_on", "made_at", "by_id", "taken_by_id", "internal_on", "taken_at")


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    fresh = SellingPromise(opportunity=opportunity, made_at=timezone.now(), by=request.user)
    form = WordForm(request.POST or None, instance=fresh)
    if request.method == "POST" and form.is_valid():
        word = form.save()
        undo = undo_address(request.user, "opportunities.promised", ids=[word.pk])
        toast(request, _("Noted. Whoever does the work will find it in the hand-over."), undo=undo)
        return go_on(request, opportunity.get_absolute_url())
    return _form(request, opportunity, form, _("A promise given"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, word: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    form = WordForm(request.POST or None, instance=_word(opportunity, word))
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved."))
        return go_on(request, opportunity.get_absolute_url())
    return _form(request, opportunity, form, _("A promise given"))


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, word: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    one = _word(opportunity, word)
    before = {name: _plain(getattr(one, name)) for name in KEPT}
    one.delete()
    undo = undo_address(request.user, "opportunities.unpromised", ids=[opportunity.pk], before=before)
    toast(request, _("Taken out: %(what)s.") % {"what": one.text}, undo=undo)
    return redirect(opportunity.get_absolute_url())


def _form(request: HttpRequest, opportunity: Opportunity, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "opportunity": opportunity, "heading": heading}
    return render(request, "opportunities/form.html", {**context, "back_url": opportunity.get_absolute_url()})


def _word(opportunity: Opportunity, pk: int) -> SellingPromise:
    """One that is not in the ledger yet: from then on it is changed there."""
    found: SellingPromise = get_object_or_404(opportunity.promises.filter(promise_id=None), pk=pk)
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


@undoing("opportunities.promised")
def unpromise(person: Person, ids: list[int], before: Any) -> None:
    SellingPromise.objects.filter(pk__in=ids, by=person, promise_id=None, opportunity__in=seen_by(person)).delete()


@undoing("opportunities.unpromised")
def promise_again(person: Person, ids: list[int], before: Any) -> None:
    for opportunity in seen_by(person).filter(pk__in=ids):
        moments = {name: parse_datetime(before[name]) if before[name] else None for name in ("made_at", "taken_at")}
        opportunity.promises.create(**{**before, **moments})
