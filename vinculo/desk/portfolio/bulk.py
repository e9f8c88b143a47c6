"""The same thing done to several projects at once, and taken back at once."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.desk.numbers import is_number
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import came_from, undo_address, undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project
from vinculo.web.toasts import toast

MOST = 200  # more do not fit into the token that takes it back


@require_POST
@team_only
def bulk(request: HttpRequest) -> HttpResponse:
    asked = [int(pk) for pk in request.POST.getlist("project")[:MOST] if is_number(pk)]
    chosen = seen_by(request.user).filter(pk__in=asked)
    if "lead" not in request.POST:
        return _ask_who(request, chosen)
    _pass_on(request, chosen)
    back = request.POST.get("back", "")
    return redirect(back if back.startswith("/projects/") else came_from(request))


def _ask_who(request: HttpRequest, chosen: Any) -> HttpResponse:
    projects = list(chosen.order_by("name_folded").values_list("pk", "name"))
    if not projects:
        toast(request, _("Nothing was chosen."))
        return redirect(came_from(request))
    people = Person.objects.active().exclude(role="guest").by_name().values_list("pk", "name")
    context = {"projects": projects, "people": people, "back_url": came_from(request)}
    return render(request, "portfolio/pass_on.html", context)


def _pass_on(request: HttpRequest, chosen: Any) -> None:
    asked = request.POST.get("lead", "")
    person = Person.objects.active().filter(pk=asked).first() if is_number(asked) else None
    if person is None:
        toast(request, _("Choose who leads them from now on."))
        return
    before = list(chosen.values_list("pk", "lead_id", "client_id"))
    Project.objects.filter(pk__in=[pk for pk, *_rest in before]).update(lead=person, updated_at=timezone.now())
    _tell_engine(before)
    _tell_lead(request, person, before)
    said = ngettext("%(name)s leads %(count)d project now.", "%(name)s leads %(count)d projects now.", len(before))
    undo = undo_address(request.user, "projects.lead", ids=[], before=before, back=request.POST.get("back", ""))
    toast(request, said % {"count": len(before), "name": person.name}, undo=undo)


def _tell_lead(request: HttpRequest, person: Person, before: list[Any]) -> None:
    """One project by its name, several by their number, and only those they may see."""
    new = [pk for pk, lead_id, _client_id in before if lead_id != person.pk]
    seen = list(seen_by(person).filter(pk__in=new).values_list("pk", "name", "client_id"))
    if len(seen) == 1:
        pk, name, client_id = seen[0]
        now_yours(request, f"project:{pk}", person, what=name, client_id=client_id)
    elif seen:
        now_yours(request, f"projects:{len(seen)}", person, what="", client_id=None, number=len(seen))


@undoing("projects.lead")
@transaction.atomic
def give_back(person: Person, ids: list[int], before: Any) -> None:
    """Each project gets back the lead it had; those with the same one together."""
    together: dict[int | None, list[int]] = {}
    for pk, lead_id, _client_id in before:
        together.setdefault(lead_id, []).append(pk)
    for lead_id, pks in together.items():
        seen_by(person).filter(pk__in=pks).update(lead_id=lead_id)
    _tell_engine(before)


def _tell_engine(rows: Any) -> None:
    for client_id in {client_id for _pk, _lead, client_id in rows}:
        client_changed(client_id)
