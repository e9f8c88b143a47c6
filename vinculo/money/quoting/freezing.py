"""Everything a version says, as it is sent: figures, words, both sides, the look. Nothing of it is looked up again."""

import json
from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone

from vinculo.money.legal import address
from vinculo.money.models import BillingDetails, Quote, QuoteLine, QuoteVersion, SellerDetails
from vinculo.money.quoting import figures
from vinculo.people.models import Logo, Organization

ADDRESS = ("street", "postcode", "city", "country")


def frozen(version: QuoteVersion, *, at: datetime) -> dict[str, Any]:
    quote, house = version.quote, Organization.current()
    lines = list(version.lines.all())
    logo = Logo.objects.filter(organization=house).first() if house else None
    return {
        "number": quote.number,
        "version": version.number,
        "title": quote.title,
        "lang": quote.language,
        "currency": quote.currency,
        "on": timezone.localdate(at).isoformat(),
        "until": version.valid_until.isoformat() if version.valid_until else "",
        "from": _seller(house),
        "by": quote.owner.name if quote.owner else "",
        "to": _buyer(quote),
        "intro": version.intro,
        "terms": version.terms,
        "discount": version.discount,
        "lines": [_line(line) for line in lines],
        "totals": figures.as_json(figures.proposed(version, lines, quote.currency)),
        "colour": house.brand_colour if house else "",
        "logo": b64encode(bytes(logo.image)).decode() if logo else "",
    }


def digest(said: dict[str, Any]) -> str:
    """What a yes is bound to: the same for the same words and figures."""
    return sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _line(line: QuoteLine) -> dict[str, Any]:
    return {
        "id": line.pk, "text": line.text, "details": line.details, "quantity": line.quantity, "unit": line.unit,
        "price": line.price, "discount": line.discount, "net": figures.priced(line).net, "tax_name": line.tax_name,
        "tax_kind": line.tax_kind, "tax_rate": line.tax_rate, "tax_reason": line.tax_reason,
        "optional": line.is_optional, "chosen": line.is_chosen,
    }  # fmt: skip


def _seller(house: Organization | None) -> dict[str, str]:
    details = SellerDetails.objects.filter(organization=house).first() if house else None
    name = house.name if house else "Vínculo"
    if details is None:
        return {"name": name, "legal_name": name, "tax_number": "", "email": "", "phone": "", "foot": "", "address": ""}
    return {
        "name": name,
        "legal_name": details.legal_name or name,
        "tax_number": details.tax_number,
        "email": details.email,
        "phone": details.phone,
        "foot": details.foot,
        "address": address(details),
    }


def _buyer(quote: Quote) -> dict[str, str]:
    details = BillingDetails.objects.filter(client=quote.client).first() if quote.client else None
    company = quote.client.name if quote.client else _company(quote)
    return {
        "name": quote.addressee,
        "company": (details.legal_name if details else "") or company,
        "tax_number": details.tax_number if details else "",
        "address": address(details) if details else "",
    }


def _company(quote: Quote) -> str:
    lead = quote.opportunity.lead if quote.opportunity else None
    return lead.company if lead else ""
