"""What could cost us a client: noted, answered, and closed once it is over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Client
from vinculo.desk.account_plan.forms import RiskForm
from vinculo.desk.account_plan.pages import address
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.pipeline.models import AccountRisk
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    fresh = AccountRisk(client=client, by=request.user)
    form = RiskForm(request.POST or None, instance=fresh, client=client)
    if request.method == "POST" and form.is_valid():
        risk = form.save()
        written(request, client.pk)
        toast(request, _("Noted."), undo=undo_address(request.user, "account_plan.risk_made", ids=[risk.pk]))
        return go_on(request, address(client))
    return _form(request, client, form)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, risk: int) -> HttpResponse:
    client = client_of(request, pk)
    form = RiskForm(
        request.POST or None, instance=get_object_or_404(AccountRisk, client=client, pk=risk), client=client
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        written(request, client.pk)
        toast(request, _("Saved."))
        return go_on(request, address(client))
    return _form(request, client, form)


@require_POST
@team_only
def close(request: HttpRequest, pk: int, risk: int) -> HttpResponse:
    client = client_of(request, pk)
    if AccountRisk.objects.filter(client=client, pk=risk, closed_at=None).update(closed_at=timezone.now()):
        written(request, client.pk)
        toast(request, _("It is over."), undo=undo_address(request.user, "account_plan.risk_closed", ids=[risk]))
    else:
        get_object_or_404(AccountRisk, client=client, pk=risk)
    return redirect(address(client))


def _form(request: HttpRequest, client: Client, form: RiskForm) -> HttpResponse:
    context = {"form": form, "heading": _("What could cost us this client"), "client": client}
    return render(request, "account_plan/form.html", {**context, "back_url": address(client)})


@undoing("account_plan.risk_made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for risk in _seen_by(person).filter(pk__in=ids, by=person):
        risk.delete()
        client_changed(risk.client_id)


@undoing("account_plan.risk_closed")
def open_again(person: Person, ids: list[int], before: Any) -> None:
    for risk in _seen_by(person).filter(pk__in=ids):
        AccountRisk.objects.filter(pk=risk.pk).update(closed_at=None)
        client_changed(risk.client_id)


def _seen_by(person: Person) -> Any:
    return AccountRisk.objects.filter(client__in=Client.objects.visible_to(person))
