"""New obligations, and their words and dates when they change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements.models import Obligation
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction
from vinculo.desk.log.whom import asked_for
from vinculo.desk.numbers import is_number
from vinculo.desk.obligations.forms import EditObligationForm, ObligationForm
from vinculo.desk.obligations.found import obligation_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_obligations
from vinculo.projects.models import Side
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    talk = talk_of(request)
    form = ObligationForm(request.POST or None, initial=_initial(request, talk), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        obligation = _write(request, form, form.client, talk)
        undo = undo_address(request.user, "obligations.made", ids=[obligation.pk], back=form.client.get_absolute_url())
        toast(request, _("It is in the ledger."), undo=undo)
        return go_on(request, obligation.get_absolute_url())
    context = {"form": form, "heading": _("Something one side owes"), "save": _("Add it")}
    return render(request, "log/about_form.html", context)


def _write(request: HttpRequest, form: ObligationForm, client: Client, talk: Interaction | None) -> Obligation:
    said = form.cleaned_data
    obligation = Obligation.objects.create(
        client=client,
        project=form.work,
        milestone=said.get("milestone"),
        side=said["side"],
        kind=said["kind"],
        what=said["what"],
        contact=form.contact,
        owner=request.user if said["side"] == Side.OURS else None,
        due_on=said["due_on"],
        wanted=said["wanted"],
        source=said["source"],
        if_late=said["if_late"],
        audience=said["audience"],
        said_in=talk.uid if talk and talk.client_id == client.pk else None,
        by=request.user,
    )
    index_obligations([obligation])
    written(request, client.pk)
    return obligation


def _initial(request: HttpRequest, talk: Interaction | None) -> dict[str, Any]:
    initial: dict[str, Any] = {**asked_for(request, "project"), "side": "theirs", "kind": "duty"}
    if request.GET.get("side") in Side:
        initial["side"] = request.GET["side"]
    if request.GET.get("kind") in Obligation.Kind:
        initial["kind"] = request.GET["kind"]
    return initial | about_talk(talk)


def talk_of(request: HttpRequest) -> Interaction | None:
    """The exchange that `?talk=` says it came up in, if the person sees it."""
    pk = request.GET.get("talk", "")
    seen = Interaction.objects.visible_to(request.user).filter(client__deleted_at=None)
    return seen.filter(pk=int(pk)).first() if is_number(pk) else None


def about_talk(talk: Interaction | None) -> dict[str, Any]:
    """Whom and what a form is about when it begins from an exchange."""
    if talk is None:
        return {}
    about: dict[str, Any] = {"client": talk.client_id, "contact": talk.contacts.values_list("pk", flat=True).first()}
    return about | ({"project": talk.project_id} if talk.project_id else {})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    obligation = obligation_of(request, pk)
    form = EditObligationForm(request.POST or None, instance=obligation)
    if request.method == "POST" and form.is_valid():
        obligation = form.save()
        index_obligations([obligation])
        written(request, obligation.client_id)
        toast(request, _("Saved."))
        return go_on(request, obligation.get_absolute_url())
    context = {"form": form, "heading": _("Edit it"), "obligation": obligation}
    return render(request, "obligations/form.html", {**context, "back_url": obligation.get_absolute_url()})
