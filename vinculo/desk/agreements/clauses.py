"""Clauses of an agreement that is a draft, or of a template of the house."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.agreements import clauses, drafting
from vinculo.agreements.fields import KNOWN
from vinculo.agreements.models import Agreement
from vinculo.desk.agreements.forms import ClauseForm
from vinculo.desk.agreements.found import holder_of
from vinculo.desk.agreements.terms import closed
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest, pk: int, of: str) -> HttpResponse:
    holder = holder_of(request, pk, of)
    if _is_closed(holder):
        return closed(request, holder)  # type: ignore[arg-type]
    form = ClauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        clauses.add(holder, **form.cleaned_data)
        toast(request, _("The clause is there now."))
        return go_on(request, holder.get_absolute_url())
    return _ask(request, form, holder, _("New clause"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, part: int, of: str) -> HttpResponse:
    holder = holder_of(request, pk, of)
    clause: Any = get_object_or_404(holder.clauses, pk=part)
    if _is_closed(holder):
        return closed(request, holder)  # type: ignore[arg-type]
    form = ClauseForm(request.POST or None, initial={"title": clause.title, "text": clause.text})
    if request.method == "POST" and form.is_valid():
        clause.title, clause.text = form.cleaned_data["title"], form.cleaned_data["text"]
        clause.save(update_fields=["title", "text"])
        toast(request, _("Saved."))
        return go_on(request, holder.get_absolute_url())
    return _ask(request, form, holder, clause.title)


@require_POST
@team_only
def move(request: HttpRequest, pk: int, part: int, of: str) -> HttpResponse:
    holder = holder_of(request, pk, of)
    clause: Any = get_object_or_404(holder.clauses, pk=part)
    if _is_closed(holder):
        return closed(request, holder)  # type: ignore[arg-type]
    clauses.move(clause, by_places=-1 if request.POST.get("to") == "up" else 1)
    return redirect(f"{holder.get_absolute_url()}#clause-{clause.pk}")


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, part: int, of: str) -> HttpResponse:
    holder = holder_of(request, pk, of)
    clause: Any = get_object_or_404(holder.clauses, pk=part)
    if _is_closed(holder):
        return closed(request, holder)  # type: ignore[arg-type]
    clauses.remove(clause, at=timezone.now())
    undo = undo_address(request.user, f"agreements.{of}_clause", ids=[clause.pk], back=holder.get_absolute_url())
    toast(request, _("“%(title)s” is out.") % {"title": clause.title}, undo=undo)
    return redirect(holder.get_absolute_url())


def _is_closed(holder: clauses.Holder) -> bool:
    return isinstance(holder, Agreement) and not drafting.is_draft(holder, at=timezone.now())


def _ask(request: HttpRequest, form: ClauseForm, holder: clauses.Holder, heading: str) -> HttpResponse:
    context = {
        "form": form, "heading": heading, "back_url": holder.get_absolute_url(),
        "fields": [(f"{{{name}}}", words) for name, words in KNOWN.items()],
    }  # fmt: skip
    return render(request, "agreements/clause.html", context)
