"""Several opportunities get another owner at once, and their old ones back at once."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.desk.numbers import is_number
from vinculo.desk.opportunities.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.told import now_yours
from vinculo.desk.undo import came_from, undo_address, undoing
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity
from vinculo.web.toasts import toast

MOST = 200  # more do not fit into the token that takes it back
HOME = "/opportunities/?view=table"


@require_POST
@team_only
def bulk(request: HttpRequest) -> HttpResponse:
    asked = [int(pk) for pk in request.POST.getlist("opportunity")[:MOST] if is_number(pk)]
    chosen = seen_by(request.user).filter(pk__in=asked)
    if "owner" not in request.POST:
        return _ask_who(request, chosen)
    _pass_on(request, chosen)
    back = request.POST.get("back", "")
    return redirect(back if back.startswith("/opportunities/") else HOME)


def _ask_who(request: HttpRequest, chosen: Any) -> HttpResponse:
    found = list(chosen.order_by("folded").values_list("pk", "title"))
    if not found:
        toast(request, _("Nothing was chosen."))
        return redirect(came_from(request))
    people = Person.objects.active().exclude(role="guest").by_name().values_list("pk", "name")
    context = {"chosen": found, "people": people, "back_url": came_from(request)}
    return render(request, "opportunities/pass_on.html", context)


@transaction.atomic
def _pass_on(request: HttpRequest, chosen: Any) -> None:
    asked = request.POST.get("owner", "")
    people = Person.objects.active().exclude(role="guest")
    person = people.filter(pk=asked).first() if is_number(asked) else None
    if person is None:
        toast(request, _("Choose whose they are from now on."))
        return
    before = list(chosen.values_list("pk", "owner_id"))
    if not before:
        toast(request, _("Nothing was chosen."))
        return
    _set([pk for pk, _owner in before], person.pk)
    _tell(request, person, [pk for pk, owner_id in before if owner_id != person.pk])
    said = ngettext(
        "%(count)d opportunity is %(name)s’s now.", "%(count)d opportunities are %(name)s’s now.", len(before)
    )
    undo = undo_address(request.user, "opportunities.owner", ids=[], before=before, back=request.POST.get("back", ""))
    toast(request, said % {"count": len(before), "name": person.name}, undo=undo)


def _tell(request: HttpRequest, person: Person, new: list[int]) -> None:
    """One notice, by the first name of those that are new to them."""
    if one := seen_by(person).filter(pk__in=new).order_by("folded").first():
        now_yours(request, f"opportunity:{one.pk}", person, what=one.title, client_id=one.client_id)


def _set(pks: list[int], owner_id: int | None) -> None:
    Opportunity.objects.filter(pk__in=pks).update(owner_id=owner_id, updated_at=timezone.now())


@undoing("opportunities.owner")
@transaction.atomic
def give_back(person: Person, ids: list[int], before: Any) -> None:
    together: dict[int | None, list[int]] = {}
    for pk, owner_id in before:
        together.setdefault(owner_id, []).append(pk)
    for owner_id, pks in together.items():
        _set(list(seen_by(person).filter(pk__in=pks).values_list("pk", flat=True)), owner_id)
