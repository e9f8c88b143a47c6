"""One promise: its dates, how it stands, and everything that happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.conversations.models import Interaction
from vinculo.desk.promises.found import promise_of
from vinculo.desk.promises.history import history
from vinculo.desk.promises.mark import mark
from vinculo.people.worktime import work_calendar


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    promise = promise_of(request, pk)
    today = timezone.localdate()
    said_in = Interaction.objects.filter(uid=promise.said_in).first() if promise.said_in else None
    warnings = list(promise.warnings.select_related("by"))
    warned = any(warning.forecast_on == promise.expected_on for warning in warnings)
    context = {
        "promise": promise,
        "today": today,
        "said_in": said_in,
        "mark": mark(promise, today, work_calendar(request.desk.organization), warned=warned),
        "slips": promise.is_slipping(today) and not warned,
        "tight": promise.is_open and promise.promised_on and promise.internal_on == promise.promised_on,
        "events": history(promise, warnings),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "promises/page.html", context)
