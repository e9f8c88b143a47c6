"""Handing a report over: through the guards, now, in their hours or later, and with a way back."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.language import language_to
from vinculo.desk.composer.said import reason_of, typed_hour
from vinculo.desk.reports.forms import ReviewForm
from vinculo.desk.reports.found import report_of
from vinculo.desk.reports.page import review
from vinculo.desk.team_only import team_only
from vinculo.letters.guards.checking import Warned, check
from vinculo.letters.guards.known import known_about
from vinculo.letters.guards.settling import override, still_open
from vinculo.letters.hours import suiting_all
from vinculo.letters.queue import NotADraft
from vinculo.people.worktime import work_calendar
from vinculo.reports.models import Report
from vinculo.reports.sending import drafted, hand_over, text_of
from vinculo.reports.writing import NotWritable, keep
from vinculo.web.dates import moment
from vinculo.web.toasts import toast


@team_only
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """
    Now, in the readers' hours (`when` is "hours") or at a chosen moment ("at"). The guards have their say once; with
    `anyway` it goes as it is, and the reason is written down.
    """
    report, now = report_of(request, pk), timezone.now()
    form = ReviewForm(request.POST, report=report)
    if not form.is_valid():
        return review(request, report, form)
    try:
        keep(report, form.said(), at=now)
        not_before = _not_before(request, form, now)
        if _missing(form, report):
            return review(request, report, form)
        return _through_the_guards(request, report, form, not_before=not_before, at=now)
    except (NotWritable, NotADraft):
        toast(request, _("It was handed over already."))
        return redirect(report)


def _through_the_guards(
    request: HttpRequest, report: Report, form: ReviewForm, *, not_before: datetime | None, at: datetime
) -> HttpResponse:
    letter = drafted(report, to=form.chosen, by=request.user, at=at)
    warned = still_open(letter, _warned(request, report, form, at))
    if warned and "anyway" not in request.POST:
        return review(request, report, form, warned=warned)
    override(letter, warned, reason=reason_of(request), by=request.user, at=at)
    leaves_at = hand_over(report, by=request.user, at=at, not_before=not_before)
    undo = reverse("letters:take_back", args=[letter.pk])  # which says so when it was too late
    if not_before and not_before > at:
        toast(request, _("It leaves %(when)s.") % {"when": moment(leaves_at)}, undo=undo)
    else:
        toast(request, _("It leaves in a moment."), undo=undo)
    return redirect(report)


def _warned(request: HttpRequest, report: Report, form: ReviewForm, at: datetime) -> list[Warned]:
    text = text_of(report)
    language = language_to(form.chosen[0], report.client, request.desk.organization)
    return check(
        text, known_about(report.client, by=request.user, at=at, text=text, language=language), language=language
    )


def _missing(form: ReviewForm, report: Report) -> bool:
    """Says what is still missing; the form has errors then."""
    if not form.chosen:
        form.add_error("to", _("Choose who gets it."))
    if not report.told:
        form.add_error("sections", _("Keep at least one part: there is nothing to read yet."))
    return bool(form.errors)


def _not_before(request: HttpRequest, form: ReviewForm, now: datetime) -> datetime | None:
    """The hour it leaves at, if it is not to leave now."""
    when = request.POST.get("when", "")
    if when == "hours":
        hours = suiting_all(form.chosen, work_calendar(request.desk.organization), at=now)
        return None if hours.now else hours.next_at
    return typed_hour(form, now) if when == "at" else None
