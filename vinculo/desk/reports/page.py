"""A report: looked over while it is being written, read once it was handed over; its paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.reports.forms import ReviewForm
from vinculo.desk.reports.found import report_of
from vinculo.desk.reports.parts import Part, Row
from vinculo.desk.reports.reviewing import review
from vinculo.desk.team_only import team_only
from vinculo.documents.serving.answer import paper_answer
from vinculo.reports.lines import lines_of
from vinculo.reports.models import Report
from vinculo.reports.paper import paper_of
from vinculo.reports.sending import bytes_of, file_name


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
        "parts": shown(report),
        "to": list(letter.to.all()) if letter else [],
    }
    return render(request, "reports/page.html", context)


def shown(report: Report) -> list[Part]:
    """What they got, with what was written otherwise marked: only colleagues see that."""
    parts = [Part(one["key"], one["title"], [Row(one["key"], line) for line in lines_of(one) if line.goes])
             for one in report.sections if one["key"] not in report.left_out]  # fmt: skip
    return [one for one in parts if one.rows]


@team_only
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """As it was sent; before that, as it would be sent now."""
    report = report_of(request, pk)
    return paper_answer(paper_of(report) if report.is_being_written else bytes_of(report), file_name(report))
