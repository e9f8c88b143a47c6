"""One request: who has signed, what waits, everything the record says about it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.signatures.found import request_of
from vinculo.desk.signatures.marks import mark
from vinculo.documents.models import Signer
from vinculo.documents.pages import address
from vinculo.documents.signing.evidence import events, identified_words, what_kind_of_signature
from vinculo.documents.signing.standing import has_signed, is_hidden, is_overtaken, parties, state, waits_for


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    found, now = request_of(request, pk), timezone.now()
    stands, everybody = state(found, now), parties(found)
    overtaken = stands == "open" and is_overtaken(found)
    hidden = stands == "open" and is_hidden(found)
    is_open = stands == "open" and not overtaken and not hidden
    mine = next((one for one in everybody if one.person_id == request.user.pk and waits_for(one)), None)
    context = {
        "signing": found,
        "mark": mark(found, now),
        "stands": stands,
        "overtaken": overtaken,
        "hidden": hidden,
        "rows": [_row(one, is_open) for one in everybody],
        "may_withdraw": stands in ("open", "ran_out") and may_change_clients(request.user),
        "may_remind": is_open and may_change_clients(request.user),
        "may_sign": is_open and mine is not None,
        "paper_url": f"{address(found.frozen, '/documents')}get/",
        "sealed_url": f"{address(found.sealed, '/documents')}get/" if found.sealed else "",
        "events": events(found),
        "kind": what_kind_of_signature(request.desk.organization_name),
    }
    return render(request, "signatures/page.html", context)


def _row(one: Signer, is_open: bool) -> dict[str, Any]:
    whom: Any = one.contact or one.person
    signature = one.signature if has_signed(one) else None
    return {
        "signer": one,
        "name": whom.name,
        "url": one.contact.get_absolute_url() if one.contact else "",
        "signature": signature,
        "identified": identified_words(signature) if signature else "",
        "own": (signature.own_certificate or {}) if signature else {},
        "waits": is_open and waits_for(one),
        "instead": one.delegated_to.contact.name if one.delegated_to and one.delegated_to.contact else "",
    }
