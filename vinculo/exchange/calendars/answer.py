"""A calendar as the answer to a request: the same for staff and clients."""

from django.http import Http404, HttpRequest, HttpResponse

from vinculo.exchange.calendars.feeds import Reading


def answered(request: HttpRequest, reading: Reading | None) -> HttpResponse:
    """404 without a reading; nothing again when the calendar has it already."""
    if reading is None:
        raise Http404
    if reading.etag in request.headers.get("If-None-Match", ""):
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(reading.content, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="calendar.ics"'
    answer["ETag"] = reading.etag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
