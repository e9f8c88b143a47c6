"""A report: looked over while it is being written, read once it was handed over; its paper; away with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.composer.drawing import guard_facts
from vinculo.desk.reports.forms import ReviewForm
from vinculo.desk.reports.found import report_of
from vinculo.desk.team_only import team_only
from vinculo.documents.serving.answer import paper_answer
from vinculo.letters.guards.checking import Warned
from vinculo.letters.guards.words import REASONS
from vinculo.letters.hours import suiting_all
from vinculo.people.worktime import work_calendar
from vinculo.reports.dropping import throw_away
from vinculo.reports.models import Report
from vinculo.reports.paper import paper_of
from vinculo.reports.sending import bytes_of, file_name
from vinculo.reports.writing import NotWritable, keep
from vinculo.web.toasts import toast


@team_only
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    report = report_of(request, pk)
    if report.is_being_written:
        return review(request, report, ReviewForm(report=report))
    letter = report.letter
    context = {
        "report": report,
        "letter": letter,
        "is_mine": letter is not None and letter.by_id == request.user.pk,
        "is_later": letter is not None and letter.is_later(timezone.now()),
        "to": list(letter.to.all()) if letter else [],
    }
    return render(request, "reports/page.html", context)


def review(
    request: HttpRequest, report: Report, form: ReviewForm, *, warned: list[Warned] | None = None
) -> HttpResponse:
    """`warned`: it was to be sent, and the guards have something to say first."""
    hours = suiting_all(form.chosen, work_calendar(request.desk.organization), at=timezone.now())
    context: dict[str, Any] = {
        "report": report,
        "form": form,
        "kept": set(request.POST.getlist("sections")) if form.is_bound else {one["key"] for one in report.told},
        "chosen": [one.pk for one in form.chosen],
        "reasons": REASONS.items(),
        "later_at": hours.next_at if hours.next_at and not hours.now else None,
        **guard_facts(warned or [], report.client),
    }
    return render(request, "reports/review.html", context)


@team_only
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    return _kept(request, pk, anew=False)


@team_only
@require_POST
def anew(request: HttpRequest, pk: int) -> HttpResponse:
    """From the record as it is now; the opening line and the figures stay."""
    return _kept(request, pk, anew=True)


def _kept(request: HttpRequest, pk: int, *, anew: bool) -> HttpResponse:
    report = report_of(request, pk)
    form = ReviewForm(request.POST, report=report)
    if not form.is_valid():
        return review(request, report, form)
    try:
        keep(report, form.said(), at=timezone.now(), anew=anew)
    except NotWritable:
        toast(request, _("It was handed over already."))
    else:
        toast(request, _("Composed anew.") if anew else _("Saved."))
    return redirect(report)


@team_only
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        throw_away(report_of(request, pk), at=timezone.now())
    except NotWritable:
        toast(request, _("It was handed over already."))
        return redirect("reports:page", pk)
    toast(request, _("Thrown away. What it said is in the record anyway."))
    return redirect("reports:list")


@team_only
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """As it was sent; before that, as it would be sent now."""
    report = report_of(request, pk)
    return paper_answer(paper_of(report) if report.is_being_written else bytes_of(report), file_name(report))
