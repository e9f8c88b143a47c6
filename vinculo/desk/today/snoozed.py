"""What was put off, and until when."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.practices.models import State
from vinculo.practices.today.most_urgent import nudges_of
from vinculo.practices.wording import wording


@require_safe
def page(request: Any) -> HttpResponse:
    at = timezone.now()
    waiting = nudges_of(request.user, "mine").filter(state=State.SNOOZED, snoozed_until__gt=at)
    rows = waiting.select_related("client__standing", "lead").order_by("snoozed_until")[:100]
    today = timezone.localdate()
    return render(request, "today/snoozed.html", {"rows": [(nudge, wording(nudge, today)) for nudge in rows]})
