"""New agreements: noted, where they were made elsewhere; or begun here, from a template or an empty page."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements import drafting, recorded
from vinculo.agreements.drafting import Outline
from vinculo.agreements.models import Agreement, ContractTemplate
from vinculo.desk.agreements.forms import DraftForm, NoteForm
from vinculo.desk.agreements.from_quote import from_quote
from vinculo.desk.log.whom import asked_for
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def note(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
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
    context = {"form": form, "heading": _("An agreement made elsewhere"), "save": _("Note it")}
    return render(request, "log/about_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def draft(request: HttpRequest) -> HttpResponse:
    """`?quote=`: from one that was accepted, with its price and what it is for."""
    quoted = from_quote(request)
    initial = {**asked_for(request, "project"), **(quoted.initial if quoted else {})}
    form = DraftForm(request.POST or None, initial=initial, person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        terms: dict[str, Any] = quoted.terms if quoted and quoted.client_id == form.client.pk else {}
        agreement = drafting.draft(_outline(request, form, terms), by=request.user, today=timezone.localdate())
        written(request, form.client.pk)
        toast(request, _("Begun. Only our team sees it until you send it to be signed."))
        return redirect(agreement.get_absolute_url())
    context = {
        "form": form, "heading": _("A new agreement"), "save": _("Begin"),
        "without": not ContractTemplate.objects.exists(),
    }  # fmt: skip
    return render(request, "agreements/draft.html", context)


def _outline(request: HttpRequest, form: DraftForm, terms: dict[str, Any]) -> Outline:
    said, client = form.cleaned_data, form.client
    assert client
    template: ContractTemplate | None = said["template"]
    language = said["language"] or (template.language if template else client.language) or request.user.language
    return Outline(client, said["name"], language, project=form.work, template=template, terms=terms)
