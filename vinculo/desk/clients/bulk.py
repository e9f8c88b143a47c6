"""The same thing done to several clients at once, and taken back at once."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.clients.models import Client
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import came_from, undo_address, undoing
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

MOST = 200  # more do not fit into the token that takes it back


@require_POST
@team_only
def bulk(request: HttpRequest) -> HttpResponse:
    chosen = Client.objects.visible_to(request.user).kept().filter(pk__in=_ids(request))
    deed = request.POST.get("do", "")
    if deed == "owner" and "owner" not in request.POST:
        return ask_who(request, chosen)
    if deed == "owner":
        hand_over(request, chosen)
    elif deed == "archive":
        archive(request, chosen)
    elif deed == "unarchive":
        bring_back(request, chosen)
    return redirect(back_to(request))


def back_to(request: HttpRequest) -> str:
    """The list as it was, which the page in between hands on."""
    back = request.POST.get("back", "")
    return back if back.startswith("/clients/") else came_from(request)


def _ids(request: HttpRequest) -> list[int]:
    return [int(pk) for pk in request.POST.getlist("client")[:MOST] if is_number(pk)]


def ask_who(request: HttpRequest, chosen: Any) -> HttpResponse:
    """Who takes them over? Asked on a page of its own, so that the list need not carry everybody's name twice."""
    clients = list(chosen.order_by("name_folded").values_list("pk", "name"))
    if not clients:
        toast(request, _("Nothing was chosen."))
        return redirect(came_from(request))
    people = Person.objects.active().by_name().values_list("pk", "name")
    context = {"clients": clients, "people": people, "back_url": came_from(request)}
    return render(request, "clients/hand_over.html", context)


def hand_over(request: HttpRequest, chosen: Any) -> None:
    asked = request.POST.get("owner", "")
    person = Person.objects.active().filter(pk=asked).first() if is_number(asked) else None
    if person is None:
        toast(request, _("Choose who takes them over."))
        return
    before = dict(chosen.values_list("pk", "owner_id"))
    with transaction.atomic():
        Client.objects.filter(pk__in=before).update(owner=person, updated_at=timezone.now())
    _tell_engine(before)
    _tell_whose(request, person, before)
    said = ngettext(
        "%(count)d client now belongs to %(name)s.", "%(count)d clients now belong to %(name)s.", len(before)
    )
    _say(request, said % {"count": len(before), "name": person.name}, "clients.owner", before)


def _tell_whose(request: HttpRequest, person: Person, before: dict[int, Any]) -> None:
    """One client by its name, several by their number: nobody wants thirty letters of one kind."""
    new = [pk for pk, owner_id in before.items() if owner_id != person.pk]
    one = Client.objects.filter(pk__in=new).first() if len(new) == 1 else None
    if one:
        now_yours(request, f"client:{one.pk}", person, what=one.name, client_id=one.pk)
    elif new:
        now_yours(request, f"clients:{len(new)}", person, what="", client_id=None, number=len(new))


def archive(request: HttpRequest, chosen: Any) -> None:
    ids = list(chosen.filter(archived_at=None).values_list("pk", flat=True))
    at = timezone.now()
    Client.objects.filter(pk__in=ids).update(archived_at=at, updated_at=at)
    _tell_engine(ids)
    said = ngettext("%(count)d client archived.", "%(count)d clients archived.", len(ids))
    _say(request, said % {"count": len(ids)}, "clients.archived", dict.fromkeys(ids))


def bring_back(request: HttpRequest, chosen: Any) -> None:
    before = {pk: at.isoformat() for pk, at in chosen.exclude(archived_at=None).values_list("pk", "archived_at")}
    Client.objects.filter(pk__in=before).update(archived_at=None, updated_at=timezone.now())
    _tell_engine(before)
    said = ngettext("%(count)d client is active again.", "%(count)d clients are active again.", len(before))
    _say(request, said % {"count": len(before)}, "clients.archived", before)


def _say(request: HttpRequest, text: str, action: str, before: dict[int, Any]) -> None:
    if not before:
        toast(request, _("Nothing was chosen."))
        return
    kept = [[pk, was] for pk, was in before.items()]
    toast(request, text, undo=undo_address(request.user, action, ids=[], before=kept, back=back_to(request)))


@undoing("clients.owner")
def give_back(person: Person, ids: list[int], before: Any) -> None:
    _put_back(person, "owner_id", before)


@undoing("clients.archived")
def as_it_was(person: Person, ids: list[int], before: Any) -> None:
    _put_back(person, "archived_at", before)


@transaction.atomic
def _put_back(person: Person, column: str, before: list[list[Any]]) -> None:
    """Each client gets back the value it had; those with the same one together."""
    together: dict[Any, list[int]] = {}
    for pk, was in before:
        together.setdefault(was, []).append(pk)
    for was, ids in together.items():
        Client.objects.visible_to(person).filter(pk__in=ids).update(**{column: was})
        _tell_engine(ids)


def _tell_engine(ids: Any) -> None:
    for pk in ids:
        client_changed(pk)
