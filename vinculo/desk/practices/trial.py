"""What a practice would raise today over the clients one sees. Nothing is written."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client
from vinculo.desk.practices.places import practice_or_404
from vinculo.practices.replay import try_out
from vinculo.practices.wording import headline

MOST = 300  # clients looked at in a request; `vinculo practices try` looks at all


@require_safe
def page(request: Any, code: str) -> HttpResponse:
    practice = practice_or_404(code)
    at, today = timezone.now(), timezone.localdate()
    seen = Client.objects.active().visible_to(request.user).order_by("-standing__last_contact_at", "pk")
    ids = list(seen.values_list("pk", flat=True)[: MOST + 1])
    found = try_out(practice, at=at, client_ids=ids[:MOST])
    rows = [
        (said, headline(practice, {"client": said.client_name, **said.raised.finding.facts}, today)) for said in found
    ]
    context = {"practice": practice, "rows": rows, "looked_at": len(ids[:MOST]), "is_partial": len(ids) > MOST}
    return render(request, "practices/try.html", context)
