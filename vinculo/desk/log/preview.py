"""What will be written, shown while one types: the promises, questions and decisions that were recognised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from vinculo.desk.log.writing import suggested_internal
from vinculo.logbook.marks import MarkedPromise, read_marks
from vinculo.people.worktime import work_calendar
from vinculo.web.day_field import what_is_wrong
from vinculo.web.day_reading import NotADay, read_day


def preview(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    marked = read_marks(request.POST.get("summary", "")[:20_000], today)
    promises = [*_from_fields(request, today), *marked.promises]
    calendar = work_calendar(request.desk.organization) if any(one.promised_on for one in promises) else None
    chips = [
        {
            "text": one.text,
            "promised_on": one.promised_on,
            "internal_on": suggested_internal(one.promised_on, calendar, today)
            if one.promised_on and calendar
            else None,
            "problem": what_is_wrong(one.problem, one.text) if one.problem else "",
        }
        for one in promises
    ]
    context = {"promises": chips, "questions": marked.questions, "decisions": marked.decisions, "today": today}
    return render(request, "log/preview.html", context)


def _from_fields(request: HttpRequest, today) -> list[MarkedPromise]:
    """The promise of the small fields, so that its internal date is seen before saving."""
    text, day = request.POST.get("promised", "").strip(), request.POST.get("promised_on", "").strip()
    if not text or request.POST.get("internal_on", "").strip():
        return []
    try:
        return [MarkedPromise(text, promised_on=read_day(day[:40], today) if day else None)]
    except NotADay as problem:
        return [MarkedPromise(text, problem=problem)]
