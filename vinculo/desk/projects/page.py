"""One project: what was promised, how it stands, who is on it and how the client hears of it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.agreements.models import Promise
from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import Question
from vinculo.desk.projects.found import seen_by
from vinculo.desk.projects.roadmap import roadmap
from vinculo.desk.projects.tasks import columns
from vinculo.desk.promises.mark import mark
from vinculo.desk.questions.clock import Clock
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import CommunicationPlan, Phase, Project
from vinculo.web.dates import clock, language, names

SHORT = 8  # rows of promises and questions; the rest is a click away


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    project = get_object_or_404(seen_by(request.user).select_related("client", "lead", "plan"), pk=pk)
    today, now = timezone.localdate(), timezone.now()
    calendar = work_calendar(request.desk.organization)
    milestones = list(project.milestones.all())
    promises = Promise.objects.filter(project=project).open().select_related("owner").soonest_first()[:SHORT]
    questions = list(Question.objects.filter(project=project).open().select_related("contact")[:SHORT])
    ticking = Clock.of(request.desk.organization) if questions else None
    context = {
        "project": project,
        "milestones": [(one, one.state(today)) for one in milestones],
        "promises": [(one, mark(one, today, calendar)) for one in promises],
        "questions": [(one, ticking.mark(one, now) if ticking else "") for one in questions],
        "roadmap": roadmap(project, milestones, today), "columns": columns(project), "today": today,
        "members": list(project.members.select_related("person").order_by("-may_ask_client", "pk")),
        "plan": plan_words(getattr(project, "plan", None)), "weeks": weeks(project, today),
        "phases": Phase.choices, "may_change": may_change_clients(request.user),
        "current": next((one.pk for one in milestones if not one.done_on), None),
    }  # fmt: skip
    return render(request, "projects/page.html", context)


def weeks(project: Project, today: date) -> str:
    """Where in its time the project is: week 9 of 11."""
    if not project.starts_on or not project.is_running or today < project.starts_on:
        return ""
    week = (today - project.starts_on).days // 7 + 1
    if not project.due_on or project.due_on < project.starts_on:
        return _("Week %(week)d") % {"week": week}
    total = (project.due_on - project.starts_on).days // 7 + 1
    return _("Week %(week)d of %(total)d") % {"week": week, "total": total} if week <= total else ""


def plan_words(plan: CommunicationPlan | None) -> dict[str, Any] | None:
    """How they hear of it, in words."""
    if plan is None:
        return None
    weekday = names(language()).weekdays[plan.weekday]
    said = {"rhythm": plan.get_rhythm_display(), "weekday": weekday, "time": clock(plan.at_time)}
    when = _("%(rhythm)s, %(weekday)s %(time)s") if plan.at_time else _("%(rhythm)s, %(weekday)s")
    return {"when": when % said, "channel": plan.get_channel_display(), "detail": plan.get_detail_display(), "of": plan}
