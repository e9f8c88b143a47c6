"""An opportunity moves on the board, is lost, or comes back; each can be taken back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.numbers import is_number
from vinculo.desk.opportunities.forms import LoseForm, ReasonForm, ReopenForm
from vinculo.desk.opportunities.found import opportunity_of, seen_by
from vinculo.desk.opportunities.known import known_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import came_from, undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.pipeline import moving
from vinculo.pipeline.models import Opportunity, Stage, StageMove
from vinculo.pipeline.moving import Gone, NotYet, Spot
from vinculo.pipeline.stages import stages
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks why, where the stage's rule is not met. POST moves; without a reason it leads to that question."""
    opportunity = opportunity_of(request, pk)
    asked = request.POST if request.method == "POST" else request.GET
    to, spot = _stage(asked.get("stage", "")), Spot(_number(asked.get("before")), _number(asked.get("after")))
    if not opportunity.is_open:
        return _was_changed(request, opportunity)
    known = known_of(opportunity)
    if request.method == "POST" and "because" not in request.POST:
        return _moved(request, opportunity, to, spot, because="")
    form = ReasonForm(request.POST or None, initial={"stage": to.pk, "before": spot.before, "after": spot.after})
    if request.method == "POST" and form.is_valid():
        return _moved(request, opportunity, to, spot, because=form.cleaned_data["because"])
    lacks = moving.lacks(opportunity, to, known)
    context = {"form": form, "opportunity": opportunity, "stage": to, "lacks": lacks}
    heading = _("On to %(stage)s") % {"stage": to}
    back = {"heading": heading, "back_url": opportunity.get_absolute_url()}
    return render(request, "opportunities/why.html", {**context, **back})


@require_POST
@team_only
def onward(request: HttpRequest) -> HttpResponse:
    """The card that was pressed, one stage further: what the arrow on a card does without dragging."""
    opportunity = opportunity_of(request, _number(request.POST.get("card")) or 0)
    every = stages()
    place = [stage.pk for stage in every].index(opportunity.stage_id)
    if not opportunity.is_open or place + 1 == len(every):
        return _was_changed(request, opportunity)
    return _moved(request, opportunity, every[place + 1], Spot(), because="")


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def lose(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    form = LoseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            moved = moving.lose(
                opportunity, why=said["why"], because=said["because"], by=request.user, at=timezone.now()
            )
        except Gone:
            return _was_changed(request, opportunity)
        _done(request, opportunity, _("Noted as lost. Its history stays."), moved)
        return go_on(request, opportunity.get_absolute_url())
    return _ask(request, opportunity, form, _("Nothing came of it"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = opportunity_of(request, pk)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        lost = [
            opportunity.lost_for,
            opportunity.lost_because,
            _text(opportunity.decided_at),
            opportunity.decided_by_id,
        ]
        since = opportunity.stage_since
        try:
            moved = moving.reopen(opportunity, because=form.cleaned_data["because"], by=request.user, at=timezone.now())
        except Gone:
            return _was_changed(request, opportunity)
        _done(request, opportunity, _("It is on the board again."), moved, lost=lost, since=since)
        return go_on(request, opportunity.get_absolute_url())
    return _ask(request, opportunity, form, _("They came back"))


def _moved(request: HttpRequest, opportunity: Opportunity, to: Stage, spot: Spot, *, because: str) -> HttpResponse:
    since = opportunity.stage_since
    try:
        moved = moving.move(
            opportunity, to, by=request.user, at=timezone.now(), known=known_of(opportunity), because=because, spot=spot
        )
    except NotYet:
        said = {"stage": to.pk, "before": spot.before or "", "after": spot.after or ""}
        return redirect(f"{reverse('opportunities:move', args=[opportunity.pk])}?{urlencode(said)}")
    except Gone:
        return _was_changed(request, opportunity)
    if moved:
        words = {"name": opportunity.with_whom, "stage": to}
        _done(request, opportunity, _("%(name)s: %(stage)s.") % words, moved, since=since)
    back = came_from(request)
    return go_on(request, back if back.startswith("/opportunities/") and "/move/" not in back else "/opportunities/")


def _done(request: HttpRequest, opportunity: Opportunity, words: str, moved: StageMove, **before: Any) -> None:
    if opportunity.client_id:
        written(request, opportunity.client_id)
    since = before.get("since")
    said = {**before, "since": _text(since) if since else ""}
    toast(request, words, undo=undo_address(request.user, "opportunities.moved", ids=[moved.pk], before=said))


def _was_changed(request: HttpRequest, opportunity: Opportunity) -> HttpResponse:
    toast(request, _("Somebody was faster: this is how it stands now."))
    return go_on(request, opportunity.get_absolute_url())


def _ask(request: HttpRequest, opportunity: Opportunity, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "opportunity": opportunity, "heading": heading}
    return render(request, "opportunities/form.html", {**context, "back_url": opportunity.get_absolute_url()})


def _stage(asked: str) -> Stage:
    found = next((stage for stage in stages() if str(stage.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def _number(asked: Any) -> int | None:
    return int(asked) if is_number(str(asked or "")) else None


def _text(moment: Any) -> str:
    return moment.isoformat() if moment else ""


@undoing("opportunities.moved")
def take_back(person: Person, ids: list[int], before: Any) -> None:
    """The last thing that happened to it, whatever it was: moved, lost, or on the board again."""
    found = StageMove.objects.filter(pk__in=ids, opportunity__in=seen_by(person)).select_related("opportunity")
    for moved in found:
        since = parse_datetime(before.get("since") or "")
        if moved.to_stage_id is None:
            moving.find_again(moved)
        elif moved.from_stage_id is None and since:
            moving.lose_again(moved, *before["lost"], since=since)
        elif since:
            moving.take_back(moved, since=since)
        if moved.opportunity.client_id:
            client_changed(moved.opportunity.client_id)
