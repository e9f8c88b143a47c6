"""A step was gone through, or is left out and why; and on to the next."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from vinculo.desk.kickoff import agenda
from vinculo.desk.kickoff.about import About, about_project
from vinculo.desk.kickoff.forms import LeftOutForm
from vinculo.desk.kickoff.page import minutes_now, show
from vinculo.desk.team_only import team_only
from vinculo.desk.written import written
from vinculo.projects.models import KickoffStep


@require_POST
@team_only
def covered(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Gone through; pressed again, not yet."""
    about = _about(request, pk, step)
    if agenda.is_settled(about, step):
        _settle(request, about, step, covered=False)
    else:
        _settle(request, about, step, covered=True)
    return redirect("kickoff:step", pk, step)


@require_POST
@team_only
def left_out(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    about = _about(request, pk, step)
    form = LeftOutForm(request.POST)
    if not form.is_valid():
        return show(request, about, step, left_out=form)
    _settle(request, about, step, covered=False, because=form.cleaned_data["because"])
    return redirect("kickoff:step", pk, step)


@require_POST
@team_only
def go_on(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """To the next step. One that lacks nothing counts as gone through; what is missing shows up on Today."""
    about = _about(request, pk, step)
    if not agenda.is_settled(about, step) and not agenda.missing(about, step, minutes_now(about)):
        _settle(request, about, step, covered=True)
    return redirect("kickoff:step", pk, agenda.KEYS[agenda.KEYS.index(step) + 1])


def _about(request: HttpRequest, pk: int, step: str) -> About:
    if step not in agenda.BY_KEY:
        raise Http404
    return about_project(request, pk)


def _settle(request: HttpRequest, about: About, step: str, *, covered: bool, because: str = "") -> None:
    said = {"covered_at": timezone.now() if covered else None, "left_out_because": because, "by": request.user}
    KickoffStep.objects.update_or_create(kickoff=about.begun(), step=step, defaults=said)
    written(request, about.project.client_id)
