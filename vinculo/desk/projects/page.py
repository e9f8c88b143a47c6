"""One project: what was promised, how it stands, what could hurt it, and who answers for what."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.projects.near import near
from vinculo.desk.projects.parts import budget, changes, flags, found, people
from vinculo.desk.projects.roadmap import roadmap
from vinculo.desk.projects.tabs import tabs
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import CommunicationPlan, Phase, Project
from vinculo.projects.progress import progress_of
from vinculo.web.dates import clock, language, names


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    project = next(iter(found.with_its_figures(request.user, pk)), None)
    if project is None:
        raise Http404
    context = {
        **_where_it_is(
            project,
            timezone.localdate(),
            work_calendar(request.desk.organization),
            everything=request.GET.get("milestones") == "all",
        ),
        **_who_and_how(project),
        "project": project,
        "tabs": tabs(project, "summary"),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "projects/page.html", context)


def _where_it_is(project: Any, today: date, calendar: WorkCalendar, *, everything: bool) -> dict[str, Any]:
    milestones, owed = found.milestones_of(project), found.owed_by_client(project)
    shown = milestones if everything else near(milestones)
    raised = list(project.flags.open().select_related("owner")[:6])
    rows = flags.flag_rows(project, milestones, owed, raised, today)
    burn = found.burn_with(project, progress_of([project.pk])[project.pk])
    asked = found.changes_of(project)
    return {
        "today": today,
        "weeks": weeks(project, today),
        "milestones": [(one, one.state(today)) for one in shown],
        "further": len(milestones) - len(shown),
        "roadmap": roadmap(project, shown, today, owed),
        "has_lane": any(one.due_on for one in owed),
        "current": next((one.pk for one in shown if not one.done_on), None),
        "flags": rows,
        "flags_counted": flags.counted(rows),
        "changes": changes.change_rows(asked, today, calendar),
        "undecided": changes.undecided(asked),
        "budget": budget.budget_block(project, burn, getattr(project, "budget", None)),
    }


def _who_and_how(project: Project) -> dict[str, Any]:
    involved = people.on_project(project)
    return {
        "people": people.people_rows(involved),
        "vacant": people.vacant(involved),
        "plan": plan_words(getattr(project, "plan", None)),
        "phases": Phase.choices,
    }


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
