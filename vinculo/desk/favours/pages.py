"""Little extras that nobody had agreed on: noted in two clicks, read under one client."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.models import Client
from vinculo.desk.log.whom import WhomForm, asked_for
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.pipeline.models import Favour
from vinculo.practices.recheck import client_changed
from vinculo.web.day_field import DayField
from vinculo.web.toasts import toast

LATEST = 100


class FavourForm(WhomForm):
    what = forms.CharField(
        label=gettext_lazy("What we gave"),
        max_length=200,
        help_text=gettext_lazy("Something small that was not agreed: a photo put right, an article that fits them."),
        error_messages={"required": gettext_lazy("What was it? A few words are enough.")},
    )
    on = DayField(label=gettext_lazy("On"), required=False, help_text=gettext_lazy("Left empty: today."))

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        return on


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = FavourForm(request.POST or None, initial=asked_for(request), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        favour = Favour.objects.create(
            client=form.client,
            contact=form.contact,
            what=form.cleaned_data["what"],
            on=form.cleaned_data["on"] or timezone.localdate(),
            by=request.user,
        )
        written(request, form.client.pk)
        toast(request, _("Noted."), undo=undo_address(request.user, "favours.made", ids=[favour.pk]))
        return go_on(request, f"{form.client.get_absolute_url()}favours/")
    context = {"form": form, "heading": _("A little extra"), "save": _("Note it")}
    return render(request, "favours/form.html", context)


@require_safe
@team_only
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=pk)
    rows = client.favours.select_related("contact", "by").order_by("-on", "-pk")[:LATEST]
    return render(request, "favours/of_client.html", {"client": client, "rows": rows})


@require_POST
@team_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    favour = get_object_or_404(_seen_by(request.user), pk=pk)
    before = {"client": favour.client_id, "contact": favour.contact_id, "what": favour.what, "on": str(favour.on)}
    favour.delete()
    written(request, favour.client_id)
    undo = undo_address(request.user, "favours.thrown_away", ids=[favour.client_id], before=before)
    toast(request, _("No longer noted."), undo=undo)
    return redirect("favours:of_client", pk=favour.client_id)


def _seen_by(person: Person) -> Any:
    return Favour.objects.visible_to(person).filter(client__deleted_at=None)


@undoing("favours.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for favour in _seen_by(person).filter(pk__in=ids, by=person):
        favour.delete()
        client_changed(favour.client_id)


@undoing("favours.thrown_away")
def put_back(person: Person, ids: list[int], before: Any) -> None:
    for client in Client.objects.visible_to(person).kept().filter(pk__in=ids):
        contact = client.roles.filter(contact=before["contact"]).values_list("contact", flat=True).first()
        Favour.objects.create(client=client, contact_id=contact, what=before["what"], on=before["on"], by=person)
        client_changed(client.pk)
