"""One obligation: what it is, what waits for it, and the reminders."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.conversations.models import Interaction
from vinculo.desk.obligations.delays import delays
from vinculo.desk.obligations.found import obligation_of
from vinculo.desk.obligations.mark import counted, mark, to_go
from vinculo.people.worktime import work_calendar


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    obligation, today = obligation_of(request, pk), timezone.localdate()
    said_in = Interaction.objects.filter(uid=obligation.said_in).first() if obligation.said_in else None
    coming = delays(obligation, work_calendar(request.desk.organization), today) if obligation.is_theirs else []
    context = {
        "obligation": obligation,
        "mark": mark(obligation, today),
        "counted": counted(obligation),
        "to_go": to_go(obligation),
        "delays": coming,
        "said_in": said_in,
        "reminders": list(obligation.reminders.select_related("by").order_by("-at", "-pk")),
        "may_change": may_change_clients(request.user),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "obligations/page.html", context)
