"""What every view of a plan shows around it, and which view one looks at."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.plan.found import plan_url
from vinculo.desk.projects.tabs import tabs
from vinculo.people.models import Person
from vinculo.projects.models import Project

VIEWS: dict[str, tuple[str | Promise, str]] = {
    "list": (_("List"), "list-checks"),
    "board": (_("Board"), "columns-3"),
    "calendar": (_("Calendar"), "calendar-days"),
    "gantt": (_("Roadmap"), "layers"),
}


def view_of(request: HttpRequest) -> str:
    """The one the address names, else the one this person looked at last. A new choice is remembered."""
    person, asked = request.user, request.GET.get("view", "")
    if asked not in VIEWS:
        return person.plan_view if person.plan_view in VIEWS else "list"
    if asked != person.plan_view:
        Person.objects.filter(pk=person.pk).update(plan_view=asked)
    return asked


def frame(request: HttpRequest, project: Project, view: str) -> dict[str, Any]:
    return {
        "project": project,
        "base": plan_url(project.pk),
        "view": view,
        "views": [(name, label, icon, name == view) for name, (label, icon) in VIEWS.items()],
        "may_change": may_change_clients(request.user),
        "today": timezone.localdate(),
        "section": "projects",
        "tabs": tabs(project, "plan"),
    }
