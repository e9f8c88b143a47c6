"""The guards of letters over a report: while one writes, and before it leaves."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.language import language_to
from vinculo.desk.reports.forms import ReviewForm
from vinculo.desk.reports.found import report_of
from vinculo.desk.reports.reviewing import facts, not_kept, review
from vinculo.desk.team_only import team_only
from vinculo.letters.guards.checking import Warned, check
from vinculo.letters.guards.known import known_about
from vinculo.letters.guards.settling import taken
from vinculo.letters.queue import NotADraft
from vinculo.reports.rewording import reworded
from vinculo.reports.sending import drafted, text_of
from vinculo.reports.writing import NotWritable, Overtaken, apply, keep
from vinculo.web.toasts import toast


def warned_in(request: HttpRequest, form: ReviewForm, *, at: datetime) -> list[Warned]:
    """What the guards say about the report as it would leave. A report to nobody is still for its reader's eyes."""
    report, text = form.report, text_of(form.report)
    reader = form.chosen[0] if form.chosen else report.contact
    language = language_to(reader, report.client, request.desk.organization)
    return check(
        text, known_about(report.client, by=request.user, at=at, text=text, language=language), language=language
    )


@team_only
@require_POST
def check_(request: HttpRequest, pk: int) -> HttpResponse:
    """The fragment under the text; nothing is kept."""
    report, now = report_of(request, pk), timezone.now()
    form = ReviewForm(request.POST, report=report)
    warned = []
    if report.is_being_written and form.is_valid():
        apply(report, form.said(), at=now)
        warned = warned_in(request, form, at=now)
    return render(request, "letters/guards.html", facts(report, warned))


@team_only
@require_POST
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """What a guard offers takes the place of what was written."""
    report, now = report_of(request, pk), timezone.now()
    form = ReviewForm(request.POST, report=report)
    if not form.is_valid():
        return review(request, report, form, seen=form.data.get("seen", ""))
    try:
        keep(report, form.said(), at=now, seen=form.cleaned_data["seen"])
        found = {one.key: one for one in warned_in(request, form, at=now)}
        _put(request, form, found.get(request.POST.get("take", "")), at=now)
    except (NotWritable, Overtaken, NotADraft) as why:
        return not_kept(request, form, why)
    return redirect(report)


@transaction.atomic
def _put(request: HttpRequest, form: ReviewForm, one: Warned | None, *, at: datetime) -> None:
    report, by = form.report, request.user
    if one is None:
        toast(request, _("That is not in the report any more."))
        return
    letter = drafted(report, to=form.chosen, by=by, at=at)
    if reworded(report, one):
        report.save(update_fields=["opening", "sections"])
        taken(letter, one, by=by, at=at)
    else:
        toast(request, _("That is said in more than one line. Change it there by hand."))
