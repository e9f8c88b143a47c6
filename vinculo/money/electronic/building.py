"""
A frozen invoice as a Cross Industry Invoice in the profile EN 16931. The library knows the tags and the schema; which
figure belongs where is said here. Business terms (BT) are those of the standard.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from vinculo.money.electronic.codes import GREECE, LEGAL, country_of, reason_code, unit_code

GUIDELINE = "urn:cen.eu:en16931:2017"
SCHEMA = "FACTUR-X_EN16931"
INVOICE, CREDIT_NOTE = "380", "381"
SEPA, TRANSFER = "58", "30"
OUTSIDE = "O"  # no VAT number and no rate may stand on such an invoice
CENTS = Decimal(100)
NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


class NotElectronic(ValueError):
    """The standard asks for something this invoice does not say; the text says what."""


def build(frozen: dict[str, Any]) -> bytes:
    """The XML, checked against the schema of the profile. NotElectronic."""
    from drafthorse.models.document import Document
    from lxml.etree import XMLSyntaxError

    check(frozen)
    frozen = legible(frozen)
    paper = Document()
    paper.context.guideline_parameter.id = GUIDELINE
    _head(paper, frozen)
    _parties(paper, frozen)
    for place, line in enumerate(frozen["lines"], start=1):
        paper.trade.items.add(_line(place, line))
    _settlement(paper.trade.settlement, frozen)
    try:
        return bytes(paper.serialize(schema=SCHEMA))
    except XMLSyntaxError as wrong:
        raise NotElectronic(_("It does not fit the standard: %(why)s") % {"why": str(wrong)[:200]}) from wrong


def legible(value: Any) -> Any:
    """The same without the characters that XML cannot hold, such as a vertical tab pasted into a line."""
    if isinstance(value, dict):
        return {key: legible(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [legible(inner) for inner in value]
    return NOT_XML.sub(" ", value) if isinstance(value, str) else value


def check(frozen: dict[str, Any]) -> None:
    """What the standard asks for beyond what any invoice needs."""
    for side in (frozen["seller"], frozen["buyer"]):
        if not country_of(side["country"]):
            raise NotElectronic(_("The country of %(name)s is missing.") % {"name": side["legal_name"]})
    if any(line["tax_kind"] == "K" for line in frozen["lines"]) and not frozen["supplied_on"]:
        raise NotElectronic(_("Within the European Union the day of delivery is needed."))


def amount(minor: int) -> Decimal:
    return Decimal(minor) / CENTS


def _head(paper: Any, frozen: dict[str, Any]) -> None:
    from drafthorse.models.note import IncludedNote

    paper.header.id = frozen["number"]
    paper.header.type_code = CREDIT_NOTE if frozen["kind"] == "credit" else INVOICE
    paper.header.issue_date_time = _day(frozen["issued_on"])
    for text in filter(None, (frozen["title"], frozen["note"], frozen.get("because"))):
        note = IncludedNote()
        note.content = text
        paper.header.notes.add(note)


def _parties(paper: Any, frozen: dict[str, Any]) -> None:
    agreement, is_outside = paper.trade.agreement, _is_outside(frozen)
    if frozen["order_number"]:
        agreement.buyer_reference = frozen["order_number"]  # BT-10, and BT-13
        agreement.buyer_order.issuer_assigned_id = frozen["order_number"]
    _party(agreement.seller, frozen["seller"], is_outside, is_us=True)
    _party(agreement.buyer, frozen["buyer"], is_outside, is_us=False)
    if frozen["supplied_on"]:
        paper.trade.delivery.event.occurrence = _day(frozen["supplied_on"])
    if any(line["tax_kind"] == "K" for line in frozen["lines"]):
        paper.trade.delivery.ship_to.address.country_id = country_of(frozen["buyer"]["country"])


def _party(party: Any, said: dict[str, str], is_outside: bool, *, is_us: bool) -> None:
    from drafthorse.models.party import TaxRegistration

    party.name = said["legal_name"]
    known_by = said.get("registration") or (said["tax_number"] if is_us and is_outside else "")
    if known_by:  # BT-30: whoever has no VAT number on it must be known by another
        party.legal_organization.id = known_by
    party.address.postcode, party.address.line_one = said["postcode"], said["street"]
    party.address.city_name, party.address.country_id = said["city"], country_of(said["country"])
    if said.get("email"):
        party.electronic_address.uri_ID = ("EM", said["email"])
    if said["tax_number"] and (is_us or not is_outside):
        number = TaxRegistration()
        number.id = ("FC", said["tax_number"]) if is_outside else ("VA", vat_number(said))
        party.tax_registrations.add(number)


def vat_number(said: dict[str, str]) -> str:
    """With the letters of its country in front, as the standard wants it. Greece has letters of its own."""
    plain = "".join(said["tax_number"].split()).replace("-", "").replace(".", "").upper()
    letters = GREECE if country_of(said["country"]) == "GR" else country_of(said["country"])
    return plain if plain.startswith(letters) else f"{letters}{plain}"


def _line(place: int, line: dict[str, Any]) -> Any:
    from drafthorse.models.tradelines import LineItem

    item = LineItem()
    item.document.line_id = str(place)
    item.product.name = line["text"]
    item.agreement.net.amount = amount(line["price"])
    item.delivery.billed_quantity = (Decimal(line["quantity"]) / 1000, unit_code(line["unit"]))
    tax = item.settlement.trade_tax
    tax.type_code, tax.category_code = "VAT", line["tax_kind"]
    if line["tax_kind"] != OUTSIDE:
        tax.rate_applicable_percent = amount(line["tax_rate"])
    if line["discount"]:
        item.settlement.allowance_charge.add(_line_allowance(line))
    item.settlement.monetary_summation.total_amount = amount(line["net"])
    return item


def _line_allowance(line: dict[str, Any]) -> Any:
    from drafthorse.models.accounting import TradeAllowanceCharge

    from vinculo.money.arithmetic import line_net

    off = TradeAllowanceCharge()
    off.indicator = False
    off.actual_amount = amount(line_net(line["quantity"], line["price"]) - line["net"])
    off.reason_code, off.reason = "95", "Discount"
    return off


def _settlement(settlement: Any, frozen: dict[str, Any]) -> None:
    from drafthorse.models.payment import PaymentTerms

    settlement.currency_code, totals = frozen["currency"], frozen["totals"]
    if frozen["kind"] != "credit":
        settlement.payment_reference = frozen["number"]
    if frozen["seller"]["iban"]:
        settlement.payment_means.add(_means(frozen))
    for group in frozen["groups"]:
        settlement.trade_tax.add(_tax(group))
        if group["discount"]:
            settlement.allowance_charge.add(_allowance(group))
    if frozen["due_on"]:
        terms = PaymentTerms()
        terms.due = _day(frozen["due_on"])
        settlement.terms.add(terms)
    summed = settlement.monetary_summation
    summed.line_total, summed.charge_total = amount(totals["lines"]), amount(0)
    summed.allowance_total = amount(totals["discount"])
    summed.tax_basis_total, summed.grand_total = amount(totals["net"]), amount(totals["gross"])
    summed.tax_total = (amount(totals["tax"]), frozen["currency"])
    summed.due_amount = amount(totals["gross"])
    if frozen.get("corrects"):
        settlement.invoice_referenced_document.issuer_assigned_id = frozen["corrects"]
        settlement.invoice_referenced_document.issue_date_time = _day(frozen["corrects_on"])


def _means(frozen: dict[str, Any]) -> Any:
    from drafthorse.models.payment import PaymentMeans

    means = PaymentMeans()
    means.type_code = SEPA if frozen["currency"] == "EUR" else TRANSFER
    means.payee_account.iban = "".join(frozen["seller"]["iban"].split())
    if frozen["seller"]["bic"]:
        means.payee_institution.bic = frozen["seller"]["bic"]
    return means


def _tax(group: dict[str, Any]) -> Any:
    from drafthorse.models.accounting import ApplicableTradeTax

    tax = ApplicableTradeTax()
    tax.calculated_amount, tax.basis_amount = amount(group["tax"]), amount(group["net"])
    tax.type_code, tax.category_code = "VAT", group["kind"]
    if group["kind"] != OUTSIDE:
        tax.rate_applicable_percent = amount(group["rate"])
    if group["kind"] in LEGAL:
        tax.exemption_reason = group["reason"]
        if code := reason_code(group["kind"]):
            tax.exemption_reason_code = code
    return tax


def _allowance(group: dict[str, Any]) -> Any:
    """The discount on everything, as far as it belongs to this tax."""
    from drafthorse.models.accounting import CategoryTradeTax, TradeAllowanceCharge

    off = TradeAllowanceCharge()
    off.indicator = False
    off.actual_amount = amount(group["discount"])
    off.reason_code, off.reason = "95", "Discount"
    tax = CategoryTradeTax()
    tax.type_code, tax.category_code = "VAT", group["kind"]
    if group["kind"] != OUTSIDE:
        tax.rate_applicable_percent = amount(group["rate"])
    off.trade_tax.add(tax)
    return off


def _is_outside(frozen: dict[str, Any]) -> bool:
    return any(line["tax_kind"] == OUTSIDE for line in frozen["lines"])


def _day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), datetime.min.time())
