"""
One quote before one reader, who is a visitor or came with a link. What they do goes the same way: read, tick, name and
consent, a code to their address, yes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from vinculo.access.models import Code
from vinculo.money.models import Quote, QuoteAnswer
from vinculo.money.quoting.answering import Yes
from vinculo.money.quoting.codes import Signatory
from vinculo.portal.shared.quotes import OfferPage, page_of
from vinculo.record.chain import Actor

MOST_OPTIONS = 100
Act = Callable[[Yes, Code], QuoteAnswer]


@dataclass(frozen=True, slots=True)
class Case:
    """`accept` writes the yes and all that belongs to it in one transaction; `back` is where one goes afterwards."""

    quote: Quote
    whom: Signatory
    actor: Actor
    browser: str
    address: str
    template: str
    back: str
    accept: Act

    def offer(self, chosen: Any = None) -> OfferPage:
        return page_of(self.quote, address=self.address, email=self.whom.email, at=timezone.now(), chosen=chosen)

    def shown(
        self, request: HttpRequest, offer: OfferPage, form: Any, *, sent: bool = False, status: int = 200
    ) -> HttpResponse:
        context = {"offer": offer, "form": form, "sent": sent, "name": self.actor.name}
        return render(request, self.template, context, status=status)

    def yes(self, said: dict[str, Any], offer: OfferPage, chosen: tuple[int, ...], at: datetime) -> Yes:
        return Yes(
            name=said["name"], seen=offer.seen, total=offer.total, chosen=chosen, contact=self.whom.contact,
            evidence={
                "email": self.whom.email, "ip": self.actor.ip, "user_agent": self.actor.user_agent[:300],
                "words": offer.consent, "language": get_language() or "", "identified_by": "code",
                "identified_at": at.isoformat(),
            },
        )  # fmt: skip


def ticked(request: HttpRequest) -> tuple[int, ...]:
    """The optional parts of a form; what is no number is none."""
    said = request.POST.getlist("chosen")[:MOST_OPTIONS]
    return tuple(int(one) for one in said if one.isascii() and one.isdigit() and len(one) < 19)
