"""Keeping what was written in a report: by the button or by itself; composing it anew; a line as it was composed."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.reports.forms import ReviewForm
from vinculo.desk.reports.found import report_of
from vinculo.desk.reports.reviewing import by_itself, not_kept, review
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.letters.queue import NotADraft
from vinculo.people.models import Person
from vinculo.reports.dropping import bring_back, throw_away
from vinculo.reports.models import Report
from vinculo.reports.putting import put, said_in
from vinculo.reports.writing import NotWritable, Overtaken, keep
from vinculo.web.toasts import toast


@team_only
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    return _kept(request, pk, anew=False)


@team_only
@require_POST
def anew(request: HttpRequest, pk: int) -> HttpResponse:
    """From the record as it is now; the opening line, the figures and what was written stay."""
    return _kept(request, pk, anew=True)


def _kept(request: HttpRequest, pk: int, *, anew: bool) -> HttpResponse:
    report = report_of(request, pk)
    form = ReviewForm(request.POST, report=report)
    if not form.is_valid():
        return _refused(request, form)
    try:
        keep(report, form.said(), at=timezone.now(), anew=anew, seen=form.cleaned_data["seen"])
    except (NotWritable, Overtaken) as why:
        return not_kept(request, form, why)
    if by_itself(request):
        return JsonResponse({"said": _("Saved just now"), "seen": report.state})
    toast(request, _("Composed anew.") if anew else _("Saved."))
    return redirect(report)


def _refused(request: HttpRequest, form: ReviewForm) -> HttpResponse:
    if by_itself(request):
        first = next(iter(form.errors.values()))[0]
        return JsonResponse({"said": first}, status=422)
    return review(request, form.report, form, seen=form.data.get("seen", ""))


@team_only
@require_POST
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """A line says again what the record says; the rest is kept as it was typed."""
    report = report_of(request, pk)
    form = ReviewForm(request.POST, report=report)
    if not form.is_valid():
        return _refused(request, form)
    part, _colon, key = request.POST.get("line", "").partition(":")
    try:
        keep(report, form.said(), at=timezone.now(), seen=form.cleaned_data["seen"])
        words = said_in(report, part, key)
        put(report, part, key, "")
    except (NotWritable, Overtaken) as why:
        return not_kept(request, form, why)
    if words:
        before = [part, key, words]
        back = undo_address(request.user, "reports.original", ids=[pk], before=before, back=report.get_absolute_url())
        toast(request, _("As the record says it."), undo=back)
    return redirect(f"{report.get_absolute_url()}#{part}-{key}" if words else report.get_absolute_url())


@undoing("reports.original")
def say_it_again(person: Person, ids: list[int], before: Any) -> None:
    for report in Report.objects.visible_to(person).filter(pk__in=ids).select_related("letter"):
        try:
            put(report, *before)
        except NotWritable as why:
            raise CannotUndo(_("It was handed over already.")) from why


@team_only
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    report = report_of(request, pk)
    try:
        throw_away(report, at=timezone.now())
    except (NotWritable, NotADraft):
        toast(request, _("It was handed over already."))
        return redirect("reports:page", pk)
    undo = undo_address(request.user, "reports.drop", ids=[pk], back=report.get_absolute_url())
    toast(request, _("Thrown away. What it said is in the record anyway."), undo=undo)
    return redirect("reports:list")


@undoing("reports.drop")
def take_out(person: Person, ids: list[int], before: Any) -> None:
    for report in Report.objects.thrown_away(person).filter(pk__in=ids).select_related("letter"):
        bring_back(report)
