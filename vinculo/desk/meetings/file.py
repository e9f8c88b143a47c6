"""A meeting as a file for a calendar that reads no feed of ours."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.meetings.found import meeting_of
from vinculo.meetings import ical
from vinculo.people.letters import site_address


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    event = ical.event_of(meeting, at=timezone.now(), text=meeting.note, url=site_address(meeting.get_absolute_url()))
    answer = HttpResponse(ical.file_of([event]), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="meeting-{meeting.pk}.ics"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
