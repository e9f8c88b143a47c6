"""What an address about time speaks of, found through what the person may see."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import seen_by
from vinculo.people.models import Person, Role
from vinculo.projects.models import Project, Task, TimeEntry

FIRST, LAST = date(2000, 1, 3), date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Work:
    """What time is given to: a project, or a task of it."""

    project: Project
    task: Task | None = None


def may_see_time_of_others(person: Person) -> bool:
    return person.role in (Role.ADMINISTRATOR, Role.MANAGER)


def entry_of(request: HttpRequest, pk: int) -> TimeEntry:
    """One's own: nobody writes down the time of somebody else."""
    found = TimeEntry.objects.filter(person=request.user, project__in=seen_by(request.user))
    return get_object_or_404(found.select_related("project__client", "task"), pk=pk)


def work_of(person: Person, project: str, task: str = "") -> Work:
    """By numbers somebody sent; what they do not see does not exist. A task says its project itself."""
    if is_number(task):
        tasks = Task.objects.kept().filter(project__in=seen_by(person)).select_related("project__client")
        found = get_object_or_404(tasks, pk=int(task))
        if is_number(project) and int(project) != found.project_id:
            raise Http404
        return Work(found.project, found)
    if not is_number(project):
        raise Http404
    return Work(get_object_or_404(seen_by(person).select_related("client"), pk=int(project)))


def week_of(text: str) -> date:
    """The Monday of the week that a day lies in; this week for anything that is no day."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        on = timezone.localdate()
    on = min(max(on, FIRST), LAST)
    return on - timedelta(days=on.weekday())
