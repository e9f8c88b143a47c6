"""What an agreement is called, its days, its price: of a draft, or of one that was made elsewhere."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements import drafting, recorded
from vinculo.agreements.drafting import NotADraft
from vinculo.agreements.models import Agreement
from vinculo.desk.agreements.forms import NotedForm, TermsForm
from vinculo.desk.agreements.found import agreement_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    if agreement.language and not drafting.is_draft(agreement, at=timezone.now()):
        return closed(request, agreement)
    return _draft(request, agreement) if agreement.language else _noted(request, agreement)


def _draft(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = TermsForm(request.POST or None, instance=agreement)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            drafting.set_terms(agreement, form.cleaned_data, at=now, today=timezone.localdate(now))
        except NotADraft:
            return closed(request, agreement)
        return _done(request, agreement)
    return _ask(request, form, agreement)


def _noted(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = NotedForm(request.POST or None, instance=agreement)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            agreement.count_terms(timezone.localdate())
            form.save()
            recorded.agreement_did("altered", agreement, by=request.user)
        return _done(request, agreement)
    return _ask(request, form, agreement)


def closed(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Somebody sent or signed it meanwhile."""
    toast(request, _("It is out to be signed, or signed: nobody writes in it any more."))
    return redirect(agreement.get_absolute_url())


def _done(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    written(request, agreement.client_id)
    toast(request, _("Saved."))
    return go_on(request, agreement.get_absolute_url())


def _ask(request: HttpRequest, form: TermsForm | NotedForm, agreement: Agreement) -> HttpResponse:
    context = {"form": form, "heading": agreement.name, "back_url": agreement.get_absolute_url()}
    return render(request, "projects/form.html", context)
