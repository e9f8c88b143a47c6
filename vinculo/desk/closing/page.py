"""One step of the closing: the question, the answers, and beside them what the project leaves behind."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.desk.closing import agenda
from vinculo.desk.closing.about import About, about_project
from vinculo.desk.closing.delivered import parts
from vinculo.desk.closing.forms import CloseForm, SaidForm, answers_of
from vinculo.desk.closing.paper import paper
from vinculo.desk.closing.problems import names_a_problem
from vinculo.desk.closing.rows import of_step
from vinculo.desk.team_only import team_only
from vinculo.desk.wizard.row_form import RowForm
from vinculo.desk.wizard.rows import Rows, lines_of
from vinculo.desk.written import written
from vinculo.feedback.models import Retrospective
from vinculo.projects.models import Closing, Phase


@require_safe
@team_only
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Where something is missing first."""
    about = about_project(request, pk)
    return redirect(f"{base_of(about)}{agenda.first_open(about)}/")


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    about = about_project(request, pk)
    if request.method != "POST":
        return show(request, about, step)
    answers = answers_of(about, step, request.POST)
    if [form for form in answers if not form.is_valid()]:
        return show(request, about, step, answers=answers)
    _save(request, about, answers)
    return redirect(f"{base_of(about)}{step}/")


@transaction.atomic
def _save(request: HttpRequest, about: About, answers: list[forms.ModelForm]) -> None:
    """Only what was changed, so that two who write at once do not take back each other's words."""
    closing = about.begun()
    for form in answers:
        said = {name: form.cleaned_data[name] for name in form.changed_data}
        if isinstance(form.instance, Retrospective):
            Retrospective.objects.update_or_create(
                project=about.project, defaults=said, create_defaults={**said, "by": request.user}
            )
        elif said:
            Closing.objects.filter(pk=closing.pk).update(**said)
    closing.save(update_fields=["updated_at"])
    written(request, about.project.client_id)


@require_safe
@team_only
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper alone, to print."""
    about = about_project(request, pk)
    return render(
        request, "closing/sheet.html", {"project": about.project, "body": paper(about), "base": base_of(about)}
    )


def show(
    request: HttpRequest,
    about: About,
    step: str,
    *,
    answers: list[forms.ModelForm] | None = None,
    bound: tuple[Rows, RowForm] | None = None,
    said: SaidForm | None = None,
    close: CloseForm | None = None,
) -> HttpResponse:
    """The page of a step, with the form that was refused where there is one."""
    context = {
        **frame(about, step),
        "answers": answers_of(about, step) if answers is None else answers,
        "lists": [lines_of(about, rows, bound) for rows in of_step(step)],
        "missing": agenda.missing(about, step),
    }
    if step == agenda.PROMISED:
        context["parts"] = parts(about)
    if step == agenda.NEXT:
        gaps = agenda.all_missing(about)
        context |= {
            "said": said or SaidForm(about=about),
            "close": close or CloseForm(lacks=bool(gaps)),
            "gaps": gaps,
            "named": names_a_problem(about),
            "is_closed": about.project.phase == Phase.CLOSED,
        }
    return render(request, "closing/step.html", context)


def base_of(about: About) -> str:
    return f"/projects/{about.project.pk}/closing/"


def frame(about: About, step: str) -> dict[str, Any]:
    """What every page of the closing has around it."""
    place, stops, topic = agenda.KEYS.index(step), agenda.stops(about, step), agenda.BY_KEY[step]
    return {
        "about": about,
        "project": about.project,
        "closing": about.closing,
        "is_begun": about.closing.pk is not None,
        "step": step,
        "topic": topic,
        "number": place + 1,
        "count": len(stops),
        "share": round((place + 1) / len(stops) * 100),
        "stops": stops,
        "before": stops[place - 1] if place else None,
        "after": stops[place + 1] if place + 1 < len(stops) else None,
        "body": paper(about),
        "here": topic.section,
        "base": base_of(about),
    }
