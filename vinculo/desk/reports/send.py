"""Handing a report over: through the guards, now, in their hours or later, and with a way back."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.composer.said import reason_of, typed_hour
from vinculo.desk.composer.sending import BEFORE_TALK
from vinculo.desk.reports.forms import ReviewForm
from vinculo.desk.reports.found import report_of
from vinculo.desk.reports.guarding import warned_in
from vinculo.desk.reports.reviewing import not_kept, review
from vinculo.desk.team_only import team_only
from vinculo.letters.guards.checking import Warned
from vinculo.letters.guards.settling import override, still_open
from vinculo.letters.hours import suiting_all
from vinculo.letters.models import Guard
from vinculo.letters.queue import NotADraft
from vinculo.people.worktime import work_calendar
from vinculo.reports.models import Report
from vinculo.reports.sending import drafted, hand_over
from vinculo.reports.writing import NotWritable, Overtaken, keep
from vinculo.web.dates import moment
from vinculo.web.toasts import toast


@team_only
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """
    Now, in the readers' hours (`when` is "hours"), at a chosen moment ("at"), or shortly before the talk about
    money ("talk"). The guards have their say once; with `anyway` it goes as it is, and the reason is written down.
    """
    report, now = report_of(request, pk), timezone.now()
    form = ReviewForm(request.POST, report=report)
    if not form.is_valid():
        return review(request, report, form, seen=form.data.get("seen", ""))
    try:
        keep(report, form.said(), at=now, seen=form.cleaned_data["seen"])
        found = warned_in(request, form, at=now)
        not_before = _not_before(request, form, found, now)
        if form.missing_to_send():
            return review(request, report, form)
        return _through_the_guards(request, report, form, found, not_before=not_before, at=now)
    except (NotWritable, NotADraft, Overtaken) as why:
        return not_kept(request, form, why)


def _through_the_guards(
    request: HttpRequest, report: Report, form: ReviewForm, found: list[Warned], *, not_before: datetime | None,
    at: datetime,
) -> HttpResponse:  # fmt: skip
    letter = drafted(report, to=form.chosen, by=request.user, at=at)
    warned = still_open(letter, found)
    if not_before and request.POST.get("when") == "talk":
        warned = [one for one in warned if one.guard != Guard.MONEY]
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


def _not_before(request: HttpRequest, form: ReviewForm, found: list[Warned], now: datetime) -> datetime | None:
    """The hour it leaves at, if it is not to leave now."""
    when = request.POST.get("when", "")
    if when == "hours":
        hours = suiting_all(form.chosen, work_calendar(request.desk.organization), at=now)
        return None if hours.now else hours.next_at
    if when == "talk":
        return next((one.talk.at - BEFORE_TALK for one in found if one.talk), None)
    return typed_hour(form, now) if when == "at" else None
