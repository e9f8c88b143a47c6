"""What else a draft consists of: what each side takes on, and annexes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.agreements import clauses, drafting
from vinculo.agreements.drafting import NotADraft
from vinculo.agreements.models import Agreement
from vinculo.desk.agreements.forms import AnnexForm, DutyForm
from vinculo.desk.agreements.found import written_here
from vinculo.desk.agreements.lists import LISTS, listed
from vinculo.desk.agreements.terms import closed
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on
from vinculo.projects.models import Side
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new_duty(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = written_here(request, pk)
    side = request.GET.get("side", "")
    initial = {"side": side if side in Side else Side.THEIRS}
    form = DutyForm(request.POST or None, agreement=agreement, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.add_duty(agreement, at=timezone.now(), **form.cleaned_data)
        except NotADraft:
            return closed(request, agreement)
        toast(request, _("It is owed from the day on which all have signed."))
        return go_on(request, agreement.get_absolute_url())
    return _ask(request, form, agreement, _("Something one side takes on"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def duty(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    agreement = written_here(request, pk)
    found = get_object_or_404(agreement.duties, pk=part)
    if not drafting.is_draft(agreement, at=timezone.now()):
        return closed(request, agreement)
    form = DutyForm(request.POST or None, agreement=agreement, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved."))
        return go_on(request, agreement.get_absolute_url())
    return _ask(request, form, agreement, found.what)


@require_POST
@team_only
def remove_duty(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    agreement = written_here(request, pk)
    return _remove(request, agreement, get_object_or_404(agreement.duties, pk=part), "duty")


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new_annex(request: HttpRequest, pk: int) -> HttpResponse:
    """`?list=`: begins with what is in the record: milestones, what both sides owe, signed changes."""
    agreement = written_here(request, pk)
    initial = listed(agreement, request.GET.get("list", ""))
    form = AnnexForm(request.POST or None, agreement=agreement, person=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            drafting.add_annex(
                agreement, title=said["title"], text=said["text"], version=form.version(), at=timezone.now()
            )
        except NotADraft:
            return closed(request, agreement)
        toast(request, _("It belongs to the agreement now."))
        return go_on(request, agreement.get_absolute_url())
    return _ask(request, form, agreement, _("An annex"), lists=LISTS)


@require_POST
@team_only
def remove_annex(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    agreement = written_here(request, pk)
    return _remove(request, agreement, get_object_or_404(agreement.annexes, pk=part), "annex")


def _remove(request: HttpRequest, agreement: Agreement, part: Any, kind: str) -> HttpResponse:
    if not drafting.is_draft(agreement, at=timezone.now()):
        return closed(request, agreement)
    clauses.remove(part, at=timezone.now())
    undo = undo_address(request.user, f"agreements.{kind}", ids=[part.pk], back=agreement.get_absolute_url())
    toast(request, _("“%(title)s” is out.") % {"title": str(part)}, undo=undo)
    return redirect(agreement.get_absolute_url())


def _ask(request: HttpRequest, form: Any, agreement: Agreement, heading: str, **more: Any) -> HttpResponse:
    context = {"form": form, "heading": heading, "back_url": agreement.get_absolute_url(), **more}
    return render(request, "agreements/part.html", context)
