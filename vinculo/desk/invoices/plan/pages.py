"""What will be due, and when: drafts of it come by themselves, and somebody of us issues them."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.invoices.found import instalments_seen_by
from vinculo.desk.invoices.plan.forms import InstalmentForm, parts_form
from vinculo.desk.log.whom import asked_for
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.money.instalments.splitting import AlreadySplit, in_parts, net_of
from vinculo.money.instalments.turns import next_turn
from vinculo.money.invoicing.drafting import NotAccepted
from vinculo.money.models import Instalment, Quote
from vinculo.people.models import Person
from vinculo.projects.models import Milestone
from vinculo.web.money import exact_money
from vinculo.web.toasts import toast

A_PAGE = 40


@require_safe
@team_only
def list_page(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found = instalments_seen_by(request.user).going_on().select_related("client", "project", "milestone")
    rows = found.annotate(times=Count("billed")).order_by(F("on").asc(nulls_last=True), "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    for one in page.object_list:
        one.next_on = next_turn(one, today)
        one.each = exact_money(one.amount if one.amount is not None else one.rate, one.currency)
    return render(request, "invoices/plan.html", {"page": page, "query": ""})


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    milestones = Milestone.objects.filter(project__in=seen_by(request.user), done_on=None)
    milestones = milestones.select_related("project").order_by("project__name", "position", "pk")
    initial = {**asked_for(request, "project"), "currency": getattr(request.desk.organization, "currency", "EUR")}
    form = InstalmentForm(request.POST or None, initial=initial, person=request.user, milestones=milestones)
    if request.method == "POST" and form.is_valid() and form.client:
        made = Instalment.objects.create(**form.values(), by=request.user)
        undo = undo_address(request.user, "invoices.planned", ids=[made.pk], back="/invoices/plan/")
        toast(request, _("A draft will come when it is time."), undo=undo)
        return redirect("invoices:plan")
    context = {"form": form, "heading": _("An invoice that will be due"), "save": _("Plan it")}
    return render(request, "log/about_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def split_quote(request: HttpRequest, pk: int) -> HttpResponse:
    quotes = Quote.objects.visible_to(request.user).kept().filter(client__deleted_at=None)
    quote = get_object_or_404(quotes.select_related("client", "current", "project"), pk=pk)
    milestones = Milestone.objects.filter(project__in=seen_by(request.user), project__client=quote.client_id)
    forms = parts_form(request.POST or None, milestones.filter(done_on=None))
    if request.method == "POST" and forms.is_valid():
        try:
            in_parts(quote, forms.parts(), by=request.user)
        except (NotAccepted, AlreadySplit) as why:
            toast(request, _("Nobody said yes to this quote yet.") if isinstance(why, NotAccepted) else
                  _("This quote is in parts, or on an invoice already."))  # fmt: skip
            return redirect(quote.get_absolute_url())
        toast(request, _("The parts come to the whole. A draft of each will come when it is time."))
        return redirect("invoices:plan")
    context = {"forms": forms, "quote": quote, "whole": exact_money(net_of(quote), quote.currency)}
    return render(request, "invoices/split.html", context)


@require_POST
@team_only
def end(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(instalments_seen_by(request.user).going_on(), pk=pk)
    Instalment.objects.filter(pk=pk, ended_at=None).update(ended_at=timezone.now())
    undo = undo_address(request.user, "invoices.plan_ended", ids=[one.pk], back="/invoices/plan/")
    toast(request, _("No more drafts of it."), undo=undo)
    return redirect("invoices:plan")


@undoing("invoices.planned")
def unplan(person: Person, ids: list[int], before: Any) -> None:
    instalments_seen_by(person).filter(pk__in=ids, billed=None).delete()


@undoing("invoices.plan_ended")
def go_on_with(person: Person, ids: list[int], before: Any) -> None:
    instalments_seen_by(person).filter(pk__in=ids).update(ended_at=None)
