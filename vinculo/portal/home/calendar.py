"""Days to put into their own calendar: the next talk, or the day something was promised for."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from vinculo.clients.models import Audience
from vinculo.conversations.models import CheckIn
from vinculo.people.models import Organization
from vinculo.portal.shared.ics import Event, calendar
from vinculo.portal.shared.seen import seen
from vinculo.portal.visitor import PortalRequest
from vinculo.projects.models import Milestone

HALF_AN_HOUR = timedelta(minutes=30)


@require_safe
def talk(request: PortalRequest, pk: int) -> HttpResponse:
    found = CheckIn.objects.filter(project__in=seen(request.visitor).order_by(), skipped_at=None, pk=pk)
    one = found.select_related("project").first()
    if one is None:
        raise Http404
    event = Event(f"check-in-{pk}", f"{one.project.name} · {_house()}", one.due_at, one.due_at + HALF_AN_HOUR)
    return _answer(event)


@require_safe
def milestone(request: PortalRequest, pk: int) -> HttpResponse:
    found = Milestone.objects.filter(project__in=seen(request.visitor).order_by(), audience=Audience.SHARED, pk=pk)
    one = found.select_related("project").first()
    if one is None or one.promised_on is None:
        raise Http404
    return _answer(Event(f"milestone-{pk}", f"{one.name} · {one.project.name}", one.promised_on))


def _house() -> str:
    organization = Organization.current()
    return organization.name if organization else "Vínculo"


def _answer(event: Event) -> HttpResponse:
    answer = HttpResponse(calendar(event), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event.key}.ics"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
