"""One step of the kickoff: the question, the answers, and beside them what the client will read."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.clients.models import Profile
from vinculo.clients.searchable import index_clients
from vinculo.conversations.checkins import plan_soon
from vinculo.desk.kickoff import agenda
from vinculo.desk.kickoff.about import About, about_project
from vinculo.desk.kickoff.forms import LeftOutForm, answers_of
from vinculo.desk.kickoff.picture import arrivals, picture_of
from vinculo.desk.kickoff.rows import KINDS, of_step
from vinculo.desk.lessons.similar import past_like
from vinculo.desk.projects.forms import PlanForm
from vinculo.desk.team_only import team_only
from vinculo.desk.wizard.row_form import RowForm
from vinculo.desk.wizard.rows import Rows, lines_of
from vinculo.desk.written import written
from vinculo.logbook.minutes import Body, compose, language_of, mark
from vinculo.projects.models import Kickoff, KickoffStep, PlanTemplate


@require_safe
@team_only
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Where one left off."""
    about = about_project(request, pk)
    return redirect("kickoff:step", pk, agenda.first_open(about))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    about = about_project(request, pk)
    if step not in agenda.BY_KEY:
        raise Http404
    if request.method != "POST":
        return show(request, about, step)
    answers = answers_of(about, step, request.POST)
    if [form for form in answers if not form.is_valid()]:
        return show(request, about, step, answers=answers)
    _save(request, about, answers)
    return redirect("kickoff:step", pk, step)


@transaction.atomic
def _save(request: HttpRequest, about: About, answers: list[forms.ModelForm]) -> None:
    for form in answers:
        if isinstance(form, PlanForm) and not (form.instance.pk or form.has_changed() or "agreed" in request.POST):
            continue  # what the form proposes is not agreed by touching another field
        if isinstance(form.instance, Kickoff):
            form.instance.pk = about.begun().pk
            Kickoff.objects.filter(pk=form.instance.pk).update(
                **{name: form.cleaned_data[name] for name in form.changed_data}
            )
            continue
        if isinstance(form.instance, Profile):
            form.instance.updated_by = request.user
        form.save()
        if isinstance(form.instance, Profile):
            index_clients([about.project.client])
        if isinstance(form, PlanForm):
            plan_soon(about.project.pk)
    about.begun().save(update_fields=["updated_at"])
    written(request, about.project.client_id)


def show(
    request: HttpRequest,
    about: About,
    step: str,
    *,
    answers: list[forms.ModelForm] | None = None,
    bound: tuple[Rows, RowForm] | None = None,
    left_out: LeftOutForm | None = None,
) -> HttpResponse:
    """The page of a step, with the form that was refused where there is one."""
    topic, body = agenda.BY_KEY[step], minutes_now(about)
    lists = [lines_of(about, rows, bound) for rows in of_step(step)]
    context = {
        **frame(about, step, body),
        "topic": topic,
        "answers": answers_of(about, step) if answers is None else answers,
        "lists": lists,
        "flags": lines_of(about, KINDS["flag"], bound),
        "missing": agenda.missing(about, step, body),
        "known": about.steps.get(step),
        "left_out": left_out or LeftOutForm(),
        "has_plan": hasattr(about.project, "plan"),
    }
    if step == KickoffStep.Step.PROFILE:
        context["past"] = past_like(about.project, request.user, limit=3, with_documents=False)
    if step == KickoffStep.Step.DATES:
        context["picture"] = picture_of(about, about.fixed_days)
        context["arrivals"] = arrivals(about, about.fixed_days)
        context["has_patterns"] = not about.milestones and PlanTemplate.objects.exists()
    return render(request, "kickoff/step.html", context)


def minutes_now(about: About) -> Body:
    """As the client would read it now, with what changed since they read it last."""
    language = language_of(about.reader, about.project, about.organization)
    with translation.override(language):
        body = compose(about.project, about.kickoff, about.organization)
    before = next((minutes for minutes in about.sent if minutes.language == language), None)
    return mark(body, before.body if before else None)


def frame(about: About, step: str, body: Body) -> dict[str, Any]:
    """What every page of the kickoff has around it."""
    keys = agenda.KEYS
    place = keys.index(step)
    stops = agenda.stops(about, step)
    return {
        "about": about,
        "project": about.project,
        "kickoff": about.kickoff,
        "is_begun": about.kickoff.pk is not None,
        "step": step,
        "number": place + 1,
        "count": len(keys),
        "share": round((place + 1) / len(keys) * 100),
        "stops": stops,
        "before": stops[place - 1] if place else None,
        "after": stops[place + 1] if place + 1 < len(stops) else None,
        "body": body,
        "here": "" if about.sent else getattr(agenda.BY_KEY.get(step), "section", ""),
        "language": language_of(about.reader, about.project, about.organization),
        "base": f"/projects/{about.project.pk}/kickoff/",
    }
