"""Everything about one opportunity."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from vinculo.desk.opportunities.cards import stands
from vinculo.desk.opportunities.fitting import fit_one
from vinculo.desk.opportunities.found import opportunity_of
from vinculo.desk.opportunities.known import known_of
from vinculo.desk.opportunities.quotes import quotes_of
from vinculo.desk.opportunities.rows import who_sent_one
from vinculo.desk.team_only import team_only
from vinculo.pipeline.asking import lacking, rules_of
from vinculo.pipeline.models import Handover, Opportunity, Stage, StageMove
from vinculo.pipeline.stages import stages
from vinculo.web.money import money


@dataclass(frozen=True, slots=True)
class Past:
    """One line of its way: `stay` says how long it was in the stage it left."""

    move: StageMove
    kind: str  # began, moved, lost, back
    stay: str


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity, every, at = opportunity_of(request, pk), stages(), timezone.now()
    here = next(stage for stage in every if stage.pk == opportunity.stage_id)
    after = every[every.index(here) + 1 :]
    days = opportunity.days_here(at)
    context = {
        "opportunity": opportunity,
        "value": money(opportunity.value, opportunity.currency),
        "sent_by": who_sent_one(opportunity),
        "fit": fit_one(opportunity),
        "steps": [(stage, _place(every, stage, here)) for stage in every],
        "onward": after[0] if after and opportunity.is_open else None,
        "is_last": not after,
        "rules": rules_of(here),
        "lacks": lacking(opportunity, [here], known_of(opportunity)) if opportunity.is_open else [],
        "stands": stands(days) if opportunity.is_open and days > here.days else "",
        "words": opportunity.promises.select_related("taken_by", "by"),
        "way": _way(opportunity),
        "quotes": quotes_of(opportunity, request.user),
        "handover": Handover.objects.filter(opportunity=opportunity).select_related("manager").first(),
        "today": timezone.localdate(),
        "section": "opportunities",
    }
    return render(request, "opportunities/page.html", context)


def _place(every: list[Stage], stage: Stage, here: Stage) -> str:
    if stage.pk == here.pk:
        return "here"
    return "done" if every.index(stage) < every.index(here) else ""


def _way(opportunity: Opportunity) -> list[Past]:
    """What happened to it, newest first, with how long each stay took."""
    found: list[Any] = list(opportunity.moves.select_related("from_stage", "to_stage", "by"))
    before: list[datetime | None] = [None, *(move.at for move in found)]
    way = []
    for number, move in enumerate(found):
        since = before[number]
        stay = _stay((move.at - since).days) if since and move.from_stage_id else ""
        way.append(Past(move, _kind(number, move), stay))
    return way[::-1]


def _kind(number: int, move: StageMove) -> str:
    if move.to_stage_id is None:
        return "lost"
    if move.from_stage_id is None:
        return "back" if number else "began"
    return "moved"


def _stay(days: int) -> str:
    return ngettext("after %(days)d day there", "after %(days)d days there", days) % {"days": days}
