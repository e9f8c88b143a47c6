"""One practice: the advice, the rule, its numbers, how often it spoke and what people answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.practices.places import EVERYBODY, practice_or_404
from vinculo.desk.practices.proof import row
from vinculo.desk.practices.words import values
from vinculo.people.permissions import may_administer
from vinculo.practices.models import Nudge
from vinculo.practices.proof import compare
from vinculo.practices.today.most_urgent import nudges_of
from vinculo.practices.usage import Usage, usage
from vinculo.practices.wording import wording

MOST = 1000  # answers whose sequel is looked at here; the page about all practices looks at more


@require_safe
def page(request: Any, code: str) -> HttpResponse:
    practice = practice_or_404(code)
    today = timezone.localdate()
    open_ones = nudges_of(request.user, "all").live().filter(practice=practice.id)
    open_now = open_ones.select_related("client", "lead").order_by("client__name_folded")[:50]
    seen = Nudge.objects.visible_to(request.user).filter(practice=practice.id)
    came = [row(one) for one in compare(seen, at=timezone.now(), most=MOST) if one.practice]
    context = {
        "practice": practice,
        "usage": usage().get(practice.id, Usage()),
        "values": values(practice, EVERYBODY.holds(practice, EVERYBODY.settings())),
        "open_now": [(nudge, wording(nudge, today)) for nudge in open_now],
        "came": [one for one in came if one.compared.done.of or one.compared.dismissed.of],
        "may_set": may_administer(request.user),
        "is_team": may_change_clients(request.user),
    }
    return render(request, "practices/page.html", context)
