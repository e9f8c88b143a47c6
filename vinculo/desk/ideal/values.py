"""What is true of one client or lead, trait by trait; and which clients are the best."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Client
from vinculo.desk.clients.found import client_of
from vinculo.desk.ideal.forms import ValuesForm
from vinculo.desk.leads.found import lead_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.pipeline.ideal import traits_in_order
from vinculo.pipeline.ideal.reading import values_of_clients, values_of_leads
from vinculo.pipeline.models import BestClient, Trait, TraitValue
from vinculo.practices.recheck import client_changed
from vinculo.practices.recheck_leads import lead_changed
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@team_only
def of_lead(request: HttpRequest, pk: int) -> HttpResponse:
    lead, traits = lead_of(request, pk), traits_in_order()
    response = _ask(request, {"lead": lead}, traits, values_of_leads([lead], traits)[pk], lead)
    if request.method == "POST":
        lead_changed(pk)
    return response


@ASKED
@team_only
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    client, traits = client_of(request, pk), traits_in_order()
    response = _ask(request, {"client": client}, traits, values_of_clients([client], traits)[pk], client)
    if request.method == "POST":
        client_changed(pk)
    return response


@require_POST
@team_only
def best(request: HttpRequest, pk: int) -> HttpResponse:
    """Of this kind we want more; or not any longer."""
    client = client_of(request, pk)
    gone = BestClient.objects.filter(client=client).delete()[0]
    if not gone:
        BestClient.objects.create(client=client, by=request.user, at=timezone.now())
    words = _("No longer among the best.") if gone else _("Among the best: what is learnt goes by them.")
    toast(request, words, undo=undo_address(request.user, "ideal.best", ids=[pk], before=bool(gone)))
    return redirect("ideal:of_client", pk)


def _ask(request: HttpRequest, of: dict[str, Any], traits: list[Trait], known: Any, record: Any) -> HttpResponse:
    said = dict(TraitValue.objects.filter(**of).values_list("trait_id", "value"))
    by_itself = {pk: value for pk, value in known.items() if pk not in said}
    initial = {f"trait_{pk}": value for pk, value in said.items()}
    form = ValuesForm(request.POST or None, traits=traits, known=by_itself, initial=initial)
    if request.method == "POST" and form.is_valid():
        _keep(of, {pk: value for pk, value in form.values().items() if value != said.get(pk, "")}, request.user)
        toast(request, _("Saved."))
        return go_on(request, record.get_absolute_url())
    context = {
        **of, "section": "leads" if "lead" in of else "clients", "form": form,
        "heading": _("What we know of them"), "back_url": record.get_absolute_url(),
        "is_best": BestClient.objects.filter(client=record).exists() if "client" in of else False,
    }  # fmt: skip
    return render(request, "ideal/values.html", context)


@transaction.atomic
def _keep(of: dict[str, Any], changed: dict[int, str], by: Person) -> None:
    """An empty value is none."""
    TraitValue.objects.filter(trait__in=changed, **of).delete()
    TraitValue.objects.bulk_create(
        TraitValue(trait_id=pk, **of, value=value, by=by) for pk, value in changed.items() if value
    )


@undoing("ideal.best")
def undo_best(person: Person, ids: list[int], before: Any) -> None:
    for client in Client.objects.visible_to(person).filter(pk__in=ids):
        if before:
            BestClient.objects.get_or_create(client=client, defaults={"by": person, "at": timezone.now()})
        else:
            BestClient.objects.filter(client=client).delete()
