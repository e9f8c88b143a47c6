"""Contracts and annexes in their first form: what they are called, when they were signed, where they are kept."""

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.agreements import recorded
from vinculo.agreements.models import Agreement, Obligation
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.log.whom import asked_for
from vinculo.desk.numbers import is_number
from vinculo.desk.obligations.forms import AgreementForm, NewAgreementForm
from vinculo.desk.obligations.found import agreement_of
from vinculo.desk.obligations.ledger import columns
from vinculo.desk.obligations.rows import rows
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.web.toasts import toast

A_PAGE = 30


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    found = Agreement.objects.visible_to(request.user).filter(client__deleted_at=None)
    asked = {name: request.GET[name] for name in ("client", "project") if is_number(request.GET.get(name, ""))}
    found = found.filter(**{name: int(value) for name, value in asked.items()}).select_related("client", "project")
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "query": "".join(f"{name}={value}&" for name, value in asked.items()),
        "may_change": may_change_clients(request.user),
    }
    return render(request, "obligations/agreements.html", context)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    found = Obligation.objects.filter(agreement=agreement).soonest_first()
    shown = rows(found.select_related("contact", "owner", "agreement"), timezone.localdate())
    context = {
        "agreement": agreement,
        "columns": columns(shown),
        "client_name": agreement.client.name,
        "may_change": may_change_clients(request.user),
    }
    return render(request, "obligations/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = NewAgreementForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        said = form.cleaned_data
        with transaction.atomic():
            agreement = Agreement.objects.create(
                client=form.client, project=form.work, name=said["name"], signed_on=said["signed_on"],
                where=said["where"], audience=said["audience"], by=request.user,
            )  # fmt: skip
            recorded.agreement_did("noted", agreement, by=request.user)
        written(request, form.client.pk)
        undo = undo_address(request.user, "agreements.made", ids=[agreement.pk], back=form.client.get_absolute_url())
        toast(request, _("%(agreement)s is noted.") % {"agreement": agreement.name}, undo=undo)
        return go_on(request, agreement.get_absolute_url())
    context = {"form": form, "heading": _("An agreement"), "save": _("Note it")}
    return render(request, "log/about_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    form = AgreementForm(request.POST or None, instance=agreement)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            recorded.agreement_did("altered", agreement, by=request.user)
        written(request, agreement.client_id)
        toast(request, _("Saved."))
        return go_on(request, agreement.get_absolute_url())
    context = {"form": form, "heading": _("An agreement"), "back_url": agreement.get_absolute_url()}
    return render(request, "projects/form.html", context)
