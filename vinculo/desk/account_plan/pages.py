"""The plan for a client: read, written, and looked at again; with the opportunities and risks that are open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.clients.models import Client
from vinculo.desk.account_plan.forms import PlanForm
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.pipeline.models import AccountPlan, AccountRisk, Opportunity
from vinculo.practices.recheck import client_changed
from vinculo.web.money import money
from vinculo.web.toasts import toast

MANY = 30
LONGEST = 4000  # characters of an address: a plan of many pages is not carried along in one


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    risks = AccountRisk.objects.filter(client=client).select_related("owner")
    opened = Opportunity.objects.open().filter(client=client).select_related("stage", "owner")
    context = {
        "client": client,
        "plan": AccountPlan.objects.filter(client=client).select_related("by").first(),
        "risks": risks.filter(closed_at=None),
        "closed": risks.filter(closed_at__isnull=False).order_by("-closed_at")[:5],
        "opportunities": [(one, money(one.value, one.currency)) for one in opened.order_by("stage__position")[:MANY]],
        "today": timezone.localdate(),
        "base": address(client),
        "section": "clients",
    }
    return render(request, "account_plan/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    plan = AccountPlan.objects.filter(client=client).first() or AccountPlan(client=client)
    before = _values(plan) if plan.pk else None
    form = PlanForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        plan.reviewed_at, plan.by = timezone.now(), request.user
        form.save()
        written(request, client.pk)
        undo = undo_address(request.user, "account_plan.written", ids=[client.pk], before=before)
        toast(request, _("Saved."), undo=undo if len(undo) < LONGEST else "")
        return go_on(request, address(client))
    context = {"form": form, "heading": _("The plan for this client"), "client": client}
    return render(request, "account_plan/form.html", {**context, "back_url": address(client)})


@require_POST
@team_only
def looked_at(request: HttpRequest, pk: int) -> HttpResponse:
    """It still holds."""
    client = client_of(request, pk)
    for plan in AccountPlan.objects.filter(client=client):
        before = plan.reviewed_at.isoformat()
        AccountPlan.objects.filter(pk=plan.pk).update(reviewed_at=timezone.now())
        written(request, client.pk)
        undo = undo_address(request.user, "account_plan.looked_at", ids=[client.pk], before=before)
        toast(request, _("Looked at again. It holds for another half year."), undo=undo)
    return redirect(address(client))


def _values(plan: AccountPlan) -> dict[str, Any]:
    return {
        "direction": plan.direction, "part": plan.part, "next_step": plan.next_step, "by_id": plan.by_id,
        "next_on": plan.next_on.isoformat() if plan.next_on else None, "reviewed_at": plan.reviewed_at.isoformat(),
    }  # fmt: skip


@undoing("account_plan.written")
def as_before(person: Person, ids: list[int], before: Any) -> None:
    """The words of before; a plan that was new is gone again."""
    for client in Client.objects.visible_to(person).filter(pk__in=ids):
        plans = AccountPlan.objects.filter(client=client)
        if before is None:
            plans.delete()
        else:
            plans.update(**{**before, "reviewed_at": parse_datetime(before["reviewed_at"])})
        client_changed(client.pk)


def address(client: Client) -> str:
    return f"/clients/{client.pk}/plan/"


@undoing("account_plan.looked_at")
def not_looked_at(person: Person, ids: list[int], before: Any) -> None:
    for client in Client.objects.visible_to(person).filter(pk__in=ids):
        AccountPlan.objects.filter(client=client).update(reviewed_at=parse_datetime(before))
        client_changed(client.pk)
