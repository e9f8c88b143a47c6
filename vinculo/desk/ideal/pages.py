"""The ideal client: what it is made of, and what each trait weighs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.ideal.forms import TraitForm
from vinculo.desk.ideal.words import Shown, stands_on, wants
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Person
from vinculo.pipeline.ideal import traits_in_order
from vinculo.pipeline.models import Trait
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])
KEPT = ("name", "key", "kind", "choices", "weight", "wanted", "learnt", "position")


@require_safe
@team_only
def page(request: HttpRequest) -> HttpResponse:
    shown = [Shown(one, wants(one, one.wanted), stands_on(one.learnt)) for one in traits_in_order()]
    return render(request, "ideal/page.html", {"traits": shown, "section": "leads"})


@ASKED
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = TraitForm(request.POST or None, instance=Trait(by=request.user, position=Trait.objects.count()))
    return _written(request, form, _("New trait"))


@ASKED
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    trait = get_object_or_404(Trait, pk=pk)
    form = TraitForm(request.POST or None, instance=trait)
    return _written(request, form, _("Edit %(name)s") % {"name": trait.name})


@require_POST
@team_only
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """The trait, its weight and what was noted of clients and leads."""
    trait = get_object_or_404(Trait, pk=pk)
    said = list(trait.values.values_list("client_id", "lead_id", "value", "by_id"))
    before = [{name: getattr(trait, name) for name in KEPT}, [list(one) for one in said]]
    trait.delete()
    words = _("%(name)s is no longer part of it.") % {"name": trait.name}
    if len(said) <= UNDONE_UP_TO:
        toast(request, words, undo=undo_address(request.user, "ideal.drop", ids=[pk], before=before))
    else:
        toast(request, words)
    return redirect("ideal:page")


UNDONE_UP_TO = 100  # the way back is an address, and those have an end


def _written(request: HttpRequest, form: TraitForm, heading: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved."))
        return redirect("ideal:page")
    return render(
        request, "ideal/edit.html", {"form": form, "heading": heading, "back_url": "/ideal/", "section": "leads"}
    )


@undoing("ideal.drop")
def bring_back(person: Person, ids: list[int], before: Any) -> None:
    kept, said = before
    if person.is_guest or Trait.objects.filter(name=kept["name"]).exists():
        return
    trait = Trait.objects.create(**kept, by=person)
    for client, lead, value, by in said:
        trait.values.create(client_id=client, lead_id=lead, value=value, by_id=by)
