"""One agreement: how it stands, its clauses, what each side does by it, what belongs to it, what changed since."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.agreements import drafting, fields
from vinculo.agreements.models import Agreement, ChangeRequest, Obligation
from vinculo.agreements.sending import what_is_missing
from vinculo.clients.permissions import may_change_clients
from vinculo.desk.agreements.found import agreement_of
from vinculo.desk.agreements.mark import mark
from vinculo.desk.obligations.ledger import columns
from vinculo.desk.obligations.rows import rows
from vinculo.documents.models import SigningRequest
from vinculo.people.models import Organization
from vinculo.projects.models import Side
from vinculo.web.dates import day


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Guests see that it is there and what is owed by it: what it says is about money, too."""
    agreement = agreement_of(request, pk)
    now, today = timezone.now(), timezone.localdate()
    asked = drafting.open_request(agreement, at=now) if agreement.signed_on is None else None
    found = Obligation.objects.filter(agreement=agreement).soonest_first()
    shown = rows(found.select_related("contact", "owner", "agreement"), today)
    may_change = may_change_clients(request.user)
    context = {
        "agreement": agreement,
        "mark": mark(agreement, today, waits=asked is not None),
        "columns": columns(shown),
        "client_name": agreement.client.name,
        "may_change": may_change,
        **(_written(agreement, asked) if may_change else {}),
    }
    return render(request, "agreements/page.html", context)


def _written(agreement: Agreement, asked: SigningRequest | None) -> dict[str, Any]:
    is_draft = bool(agreement.language) and not (agreement.signed_on or asked or agreement.dropped_at)
    values = fields.values_for(agreement, Organization.current()) if agreement.language else {}
    clauses = [
        (one, fields.filled(one.title, values), fields.filled(one.text, values)) for one in _all(agreement.clauses)
    ]
    return {
        "is_draft": is_draft,
        "is_noted": not agreement.language and not agreement.dropped_at,
        "asked": asked,
        "clauses": clauses,
        "duties": _duties(agreement) if is_draft or asked else [],
        "annexes": _all(agreement.annexes.select_related("version__document")),
        "amendments": _all(agreement.amendments.kept()),
        "changes": signed_changes(agreement),
        "facts": facts(agreement),
        "missing": what_is_missing(agreement) if is_draft else [],
        "declined": _declined(agreement) if is_draft else None,
        "may_end": agreement.is_signed and not agreement.ended_on and agreement.amends_id is None,
        "may_amend": agreement.is_signed and not agreement.ended_on and agreement.amends_id is None,
        "may_renew": agreement.is_signed and not agreement.ended_on and agreement.until_on is not None,
        "renewals": _all(agreement.renewals.select_related("by")),
    }


def _all(found: Any) -> list[Any]:
    return list(found.all())


def _duties(agreement: Agreement) -> list[dict[str, Any]]:
    """Two columns, ours first, as in the ledger."""
    every = list(agreement.duties.select_related("contact", "owner"))
    words = {Side.OURS: _("What they get from us"), Side.THEIRS: _("What we need from them")}
    return [
        {"side": str(side.value), "title": title, "rows": [one for one in every if one.side == side]}
        for side, title in words.items()
    ]


def _declined(agreement: Agreement) -> SigningRequest | None:
    """The last time it was sent, where somebody said no."""
    sent = SigningRequest.objects.filter(client=agreement.client_id, about=f"agreement:{agreement.pk}")
    last = sent.order_by("-sent_at", "-pk").first()
    return last if last and last.declined_at else None


def signed_changes(agreement: Agreement) -> QuerySet[ChangeRequest]:
    """Signed change requests are part of it."""
    if agreement.signed_on is None or agreement.amends_id:
        return ChangeRequest.objects.none()
    about = Q(project=agreement.project_id) if agreement.project_id else Q(client=agreement.client_id)
    signed = ChangeRequest.objects.filter(about, state=ChangeRequest.State.ACCEPTED, project__deleted_at=None)
    return signed.filter(signed_at__date__gte=agreement.signed_on).order_by("signed_at", "pk")


def facts(agreement: Agreement) -> list[tuple[str, str]]:
    """Its days and terms, in words; what is not agreed is left out."""
    told = [
        (_("Begins"), day(agreement.starts_on)),
        (_("Last day"), day(agreement.until_on)),
        (_("Then"), fields.renewal(agreement) if agreement.ends_on else ""),
        (_("Notice"), fields.notice(agreement)),
        (_("Give notice by"), day(agreement.notice_by_on)),
        (_("Price"), agreement.price),
        (_("Payment"), agreement.payment_terms),
        (_("Language"), agreement.get_language_display() if agreement.language else ""),
        (_("Ended on"), day(agreement.ended_on)),
        (_("Why"), agreement.ended_because),
    ]
    return [(str(name), str(value)) for name, value in told if value]
