"""Somebody carries too much: a part of it goes to whoever has hours for it, and can be had back."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vinculo.agreements.models import Promise
from vinculo.desk.numbers import is_number
from vinculo.desk.person.in_hand import WHOSE, InHand, hand_over, in_hand
from vinculo.desk.person.share_form import ShareForm
from vinculo.desk.portfolio.load import loads_of_all
from vinculo.desk.projects.found import seen_by
from vinculo.desk.settled import settle
from vinculo.desk.team_only import team_only
from vinculo.desk.told import gone, now_yours
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.models import Nudge
from vinculo.practices.recheck import clients_changed
from vinculo.projects.models import Task
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def share(request: HttpRequest, pk: int) -> HttpResponse:
    viewer: Any = request.user
    today, calendar = timezone.localdate(), work_calendar(request.desk.organization)
    loads = loads_of_all(viewer, calendar, today)
    if (load := loads.get(pk)) is None:
        raise Http404
    takers = [one for one in loads.values() if one.person.pk != pk and not one.person.is_guest]
    found = in_hand(load.person, viewer, today)
    form = ShareForm(request.POST or None, found=found, takers=takers)
    if request.method == "POST" and form.is_valid():
        _hand_over(request, form.chosen, of=load.person, to=form.taker)
        return go_on(request, reverse("projects:load"))
    context = {
        "colleague": load.person, "form": form, "load": load, "back_url": reverse("projects:load"),
        "rows": [(one, one.detail(today)) for one in found],
        "ticked": request.POST.getlist("what"),
    }  # fmt: skip
    return render(request, "person/share.html", context)


def _hand_over(request: HttpRequest, chosen: list[InHand], *, of: Person, to: Person) -> None:
    at = timezone.now()
    moved = hand_over(chosen, of=of, to=to, at=at)
    if not moved:
        toast(request, _("Somebody was faster: nothing of it is theirs any more."))
        return
    nudge = _nudge(request, of)
    settle(nudge, by=request.user, at=at)
    _look_again({one.client_id for one in moved} | ({nudge.client_id} if nudge else set()), moved)
    for one in moved:
        about = {"project": one.project_id} if one.project_id else {"words": one.about}
        now_yours(request, one.key, to, what=one.what, client_id=one.client_id, **about)
    kept = [[one.kind, one.pk] for one in moved]
    said = ngettext(
        "%(count)d thing now belongs to %(name)s.", "%(count)d things now belong to %(name)s.", len(moved)
    ) % {"count": len(moved), "name": to.name}
    toast(request, said, undo=undo_address(request.user, "person.shared", ids=[of.pk, to.pk], before=kept))


def _nudge(request: HttpRequest, of: Person) -> Nudge | None:
    """The one that led here, about this colleague."""
    pk = request.GET.get("nudge", "")
    seen = Nudge.objects.visible_to(request.user).filter(subject=f"person:{of.pk}")
    return seen.filter(pk=pk).first() if is_number(pk) else None


def _look_again(clients: Iterable[int | None], moved: Iterable[InHand]) -> None:
    """The engine at the clients, the forecast at the plans: others do the work now, in hours of theirs."""
    clients_changed(sorted(pk for pk in clients if pk))
    for project in sorted({one.project_id for one in moved if one.project_id}):
        plan_changed(project)


@undoing("person.shared")
def take_back(person: Person, ids: list[int], before: Any) -> None:
    """What its new owner still has goes back; what went on from there, or was done, stays."""
    of, to = ids
    keys = {kind: [pk for known, pk in before if known == kind] for kind in WHOSE}
    tasks = Task.objects.open().filter(project__in=seen_by(person), assignee=to, pk__in=keys["task"])
    promises = Promise.objects.visible_to(person).open().filter(owner=to, pk__in=keys["promise"])
    moved = [
        *(
            InHand("task", *row)
            for row in tasks.values_list("pk", "title", "project__name", "project__client_id", "project_id")
        ),
        *(InHand.of_promise(one) for one in promises.select_related("client")),
    ]
    giver, taker = (Person.objects.filter(pk=pk).first() for pk in (of, to))
    if not giver or not taker or not hand_over(moved, of=taker, to=giver, at=timezone.now()):
        raise CannotUndo(_("That has changed meanwhile. Look at it again."))
    for one in moved:
        gone(one.key, to=to)
    _look_again({one.client_id for one in moved}, moved)
