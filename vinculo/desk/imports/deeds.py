"""Import it, put it aside, take it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.desk.imports.found import importers_only, run_of
from vinculo.desk.undo import undo_address, undoing
from vinculo.exchange import staging
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.work import start_applying, start_undoing
from vinculo.people.models import Person
from vinculo.web.toasts import toast


@require_POST
@importers_only
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    run = run_of(request, pk)
    if request.POST.get("shared_too"):
        run.allow_shared(request.user)
    if start_applying(run):
        run.refresh_from_db()
    if run.state == State.DONE:
        back = undo_address(request.user, "imports.run", ids=[run.pk], back=run.get_absolute_url())
        toast(request, _said(run), undo=back)
    return redirect(run)


@require_POST
@importers_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    run = run_of(request, pk)
    if staging.cancel(run):
        toast(request, _("%(file)s is put aside. Nothing was imported.") % {"file": run.file_name})
    return redirect("imports:list")


@require_POST
@importers_only
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    run = run_of(request, pk)
    if start_undoing(run):
        run.refresh_from_db()
        toast(request, _taken_back(run))
    return redirect(run)


@undoing("imports.run")
def take_back(person: Person, ids: list[int], before: Any) -> None:
    for run in ImportRun.objects.visible_to(person).filter(pk__in=ids):
        start_undoing(run)


def _said(run: ImportRun) -> str:
    new, completed = run.counted("new"), run.counted("updated")
    said = ngettext("%(number)s row is in.", "%(number)s rows are in.", new) % {"number": new}
    if completed:
        said += " " + ngettext(
            "%(number)s was completed.", "%(number)s were completed.", completed
        ) % {"number": completed}  # fmt: skip
    return said


def _taken_back(run: ImportRun) -> str:
    if run.state == State.UNDOING:
        return _("%(file)s is being taken back.") % {"file": run.file_name}
    if run.stayed:
        return _("%(file)s is taken back, except for what was used since.") % {"file": run.file_name}
    return _("%(file)s is taken back.") % {"file": run.file_name}
