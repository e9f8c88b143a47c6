"""Whose is who and what is what, in a history of another system."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.imports.found import importers_only, run_of
from vinculo.desk.imports.meaning_form import MeaningForm
from vinculo.exchange.history.asking import Question
from vinculo.exchange.history.choices import Choices
from vinculo.exchange.history.opening import questions_of
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.refusals import Refused
from vinculo.exchange.staging import choose
from vinculo.exchange.work import start_reading
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@importers_only
def meaning(request: HttpRequest, pk: int) -> HttpResponse:
    run = run_of(request, pk)
    if run.holds not in ("history", "board") or run.state not in (State.PREVIEW, State.MAPPING):
        return redirect(run)
    try:
        questions = _questions(run)
    except FileNotFoundError:
        run.refuse(Refused("gone"))
        return redirect(run)
    form = MeaningForm(
        request.POST or None,
        found=run.notes.get("found", {}),
        chosen=run.choices,
        questions=questions,
        known=Choices(run.choices),
    )
    if request.method == "POST" and form.is_valid():
        if choose(run, form.choices):
            start_reading(run)
        else:
            toast(request, _("This file is being read just now."))
        return redirect(run)
    return render(request, "imports/meaning.html", {"run": run, "form": form, "sections": form.sections()})


def _questions(run: ImportRun) -> tuple[Question, ...]:
    with run.path.open("rb") as stream:
        try:
            return questions_of(stream, run.kind, run.file_name, run.choices.get("reader"), run.notes.get("looked"))
        except Refused:
            return ()
