"""A report while it is looked over: the page with its fields, and what is said when it could not be kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.desk.composer.drawing import guard_facts
from vinculo.desk.reports.forms import ReviewForm
from vinculo.letters.guards.checking import Warned
from vinculo.letters.guards.words import REASONS
from vinculo.letters.hours import suiting_all
from vinculo.people.worktime import work_calendar
from vinculo.reports.models import Report
from vinculo.reports.writing import Overtaken
from vinculo.web.toasts import toast

WRITTEN = ("opening", "sections", "left_out", "figures", "own_figures", "for_deciders", "title", "until_on", "letter")


def review(
    request: HttpRequest, report: Report, form: ReviewForm, *, warned: list[Warned] | None = None, seen: str = "",
    compared: bool = False,
) -> HttpResponse:  # fmt: skip
    """
    `warned`: it was to be sent, and the guards have something to say first. `seen`: the state its writer had before
    them, where that is not the one it is in. `compared`: somebody else wrote in it meanwhile.
    """
    hours = suiting_all(form.chosen, work_calendar(request.desk.organization), at=timezone.now())
    parts = form.parts(compared=compared)
    context: dict[str, Any] = {
        "report": report,
        "form": form,
        "parts": [one for one in parts if one.rows],
        "spare": [one for one in parts if not one.rows],
        "lines": " ".join(["opening", *dict.fromkeys(name for one in parts for name in one.names)]),
        "seen": seen or report.state,
        "compared": compared,
        "kept": _kept(form, report),
        "chosen": [one.pk for one in form.chosen],
        "reasons": REASONS.items(),
        "later_at": hours.next_at if hours.next_at and not hours.now else None,
        **facts(report, warned or []),
    }
    return render(request, "reports/review.html", context)


def _kept(form: ReviewForm, report: Report) -> set[str]:
    """The parts that are ticked."""
    if form.is_bound:
        return set(form["sections"].value() or ())
    return {one.key for one in form.parts() if one.key not in report.left_out}


def facts(report: Report, warned: list[Warned]) -> dict[str, Any]:
    """For the templates that show what the guards said."""
    reword, send = (reverse(f"reports:{name}", args=[report.pk]) for name in ("reword", "send"))
    return guard_facts(warned, report.client, reword=reword, send=send)


def by_itself(request: HttpRequest) -> bool:
    """It is kept while one writes: the answer is a line beside the button."""
    return "application/json" in request.headers.get("Accept", "")


def not_kept(request: HttpRequest, form: ReviewForm, why: Exception) -> HttpResponse:
    """Somebody was faster: nothing is overwritten in silence, and nothing typed is lost."""
    pk = form.report.pk
    if not isinstance(why, Overtaken):
        if by_itself(request):
            return JsonResponse({"said": _("It was handed over already")}, status=409)
        toast(request, _("It was handed over already."))
        return redirect("reports:page", pk)
    if by_itself(request):
        said = _("Somebody else wrote in this report. Save it, and you see both.")
        return JsonResponse({"said": said}, status=409)
    report = form.report
    report.refresh_from_db(fields=WRITTEN)
    again = ReviewForm(request.POST, report=report)
    again.is_valid()
    return review(request, report, again, compared=True)
