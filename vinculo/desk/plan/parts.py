"""What hangs on a task: the steps of its checklist, what it waits for, and what was said."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.plan.forms import CommentForm, LinkForm, StepForm, named
from vinculo.desk.plan.found import link_of, plan_url, step_of, task_of
from vinculo.desk.plan.task import shown
from vinculo.desk.team_only import team_only
from vinculo.desk.told import named as tell_named
from vinculo.desk.written import written
from vinculo.projects import work
from vinculo.projects.models import ChecklistItem, Project, Task
from vinculo.web.dialogs import in_dialog

STEPS = {"up": -1, "down": 1}


def _again(request: HttpRequest, task: Task) -> HttpResponse:
    """The task once more: in its dialog as it is now, on its own page after going back to it."""
    written(request, task.project.client_id, plan_of=task.project_id)
    if in_dialog(request):
        return shown(request, task)
    return redirect(plan_url(task.project_id, f"tasks/{task.pk}/"))


@require_POST
@team_only
def add_step(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        return shown(request, task, step_form=form)
    form.instance.task = task
    last = task.checklist.order_by("position").last()
    form.instance.position = last.position + 1 if last else 1
    form.save()
    return _again(request, task)


@require_POST
@team_only
def tick(request: HttpRequest, pk: int, task_pk: int, step_pk: int) -> HttpResponse:
    step = step_of(request, pk, task_pk, step_pk)
    step.is_done = not step.is_done
    step.save(update_fields=["is_done"])
    return _again(request, task_of(request, pk, task_pk))


@require_POST
@team_only
def move_step(request: HttpRequest, pk: int, task_pk: int, step_pk: int) -> HttpResponse:
    step = step_of(request, pk, task_pk, step_pk)
    steps = list(step.task.checklist.all())
    place = steps.index(step)
    there = min(max(place + STEPS.get(request.POST.get("to", ""), 0), 0), len(steps) - 1)
    steps.insert(there, steps.pop(place))
    for position, one in enumerate(steps, start=1):
        one.position = position
    ChecklistItem.objects.bulk_update(steps, ["position"])
    return _again(request, task_of(request, pk, task_pk))


@require_POST
@team_only
def remove_step(request: HttpRequest, pk: int, task_pk: int, step_pk: int) -> HttpResponse:
    step_of(request, pk, task_pk, step_pk).delete()
    return _again(request, task_of(request, pk, task_pk))


@require_safe
@team_only
def others(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    """Those a task may wait for, as one types: a fragment of the form."""
    task = task_of(request, pk, task_pk)
    found = named(task.project.tasks.kept().exclude(pk=task.pk), request.GET.get("q", "")[:100])
    return render(request, "plan/others.html", {"found": found})


@require_POST
@team_only
def add_link(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    form = LinkForm(request.POST, task=task)
    if form.is_valid():
        said = form.cleaned_data
        try:
            work.link(said["before"], task, kind=said["kind"], lag_days=said["lag_days"])
            return _again(request, task)
        except work.Circle as circle:
            way = " → ".join(circle.titles)
            form.add_error("q", _("They would wait for each other: %(way)s.") % {"way": way})
    return shown(request, task, link_form=form)


@require_POST
@team_only
def remove_link(request: HttpRequest, pk: int, link_pk: int) -> HttpResponse:
    link = link_of(request, pk, link_pk)
    link.delete()
    return _again(request, task_of(request, pk, link.after_id))


@require_POST
@team_only
def comment(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    task = task_of(request, pk, task_pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return shown(request, task, comment_form=form)
    form.instance.task, form.instance.person, form.instance.at = task, request.user, timezone.now()
    said = form.save()
    tell_named(
        request, said.text, f"task:{task.pk}", key=f"task:{task.pk}:comment:{said.pk}", what=task.title,
        client_id=task.project.client_id, project=task.project_id,
        may_see=lambda person: Project.objects.visible_to(person).filter(pk=task.project_id).exists(),
    )  # fmt: skip
    return _again(request, task)
