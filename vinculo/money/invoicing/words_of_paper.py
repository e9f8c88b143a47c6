"""An issued invoice as the words and figures of its paper, in the language it was written in."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vinculo.money.arithmetic import THOUSAND, WHOLE
from vinculo.people.brand import NotAColour, hexed, parsed
from vinculo.people.models import Logo, Organization
from vinculo.web.dates import day_long
from vinculo.web.money import exact_money

USUAL_COLOUR = "#712d75"
NEVER = date.min  # no year of a paper is this one: they all say theirs


def words_of(frozen: dict[str, Any], house: Organization | None) -> dict[str, Any]:
    """What the template gets; nothing of it comes from anywhere but what was frozen, and the look of the house."""
    with translation.override(frozen["language"]):
        return {
            "language": frozen["language"][:2],
            "number": frozen["number"],
            "heading": heading(frozen),
            "title": frozen["title"],
            "colour": _colour(house),
            "logo": list(_logo(house)),
            "foot": frozen["seller"]["foot"] or _foot(frozen["seller"]),
            "seller": _party(frozen["seller"]),
            "buyer": _party(frozen["buyer"]),
            "facts": _facts(frozen),
            "columns": [_("What"), _("How many"), _("Price"), _("Tax"), _("Amount")],
            "lines": [_line(line, frozen["currency"]) for line in frozen["lines"]],
            "sums": _sums(frozen),
            "total": exact_money(frozen["totals"]["gross"], frozen["currency"]),
            "reasons": sorted({one["reason"] for one in frozen["groups"] if one["reason"]}),
            "pay": _pay(frozen),
            "note": frozen["note"],
            "words": {"to": pgettext("on paper", "To"), "from": pgettext("on paper", "From"), "total": _("Total")},
        }


def heading(frozen: dict[str, Any]) -> str:
    words = _("Credit note %(number)s") if frozen["kind"] == "credit" else _("Invoice %(number)s")
    return words % {"number": frozen["number"]}


def in_decimals(value: int, whole: int, *, code: str = "") -> str:
    """1500 thousandths as 1.5 or 1,5; no zeros behind."""
    text = f"{(Decimal(value) / whole).normalize():f}"
    return text if (code or translation.get_language() or "en").startswith("en") else text.replace(".", ",")


def percent(rate: int) -> str:
    return f"{in_decimals(rate, WHOLE // 100)}\u00a0%"


def _party(said: dict[str, str]) -> dict[str, Any]:
    place = " ".join(filter(None, (said["postcode"], said["city"])))
    number = _("VAT number: %(number)s") % {"number": said["tax_number"]} if said["tax_number"] else ""
    lines = [said["street"], ", ".join(filter(None, (place, said["country"]))), number, said.get("registration", "")]
    return {"name": said["legal_name"], "lines": [line for line in lines if line]}


def _foot(seller: dict[str, str]) -> str:
    return " · ".join(filter(None, (seller["legal_name"], seller["tax_number"], seller["email"], seller["phone"])))


def _facts(frozen: dict[str, Any]) -> list[dict[str, str]]:
    said = [
        (_("Dated"), _day(frozen["issued_on"])),
        (_("Delivered on"), _day(frozen["supplied_on"])),
        (pgettext("on paper", "Due on"), _day(frozen["due_on"])),
        (_("Your reference"), frozen["order_number"]),
        (_("Corrects"), frozen.get("corrects", "")),
        (_("Because"), frozen.get("because", "")),
    ]
    return [{"name": str(name), "value": value} for name, value in said if value]


def _line(line: dict[str, Any], currency: str) -> dict[str, str]:
    off = _("less %(percent)s") % {"percent": percent(line["discount"])} if line["discount"] else ""
    quantity = f"{in_decimals(line['quantity'], THOUSAND)} {line['unit']}".strip()
    return {
        "text": line["text"],
        "more": off,
        "quantity": quantity,
        "price": exact_money(line["price"], currency),
        "tax": percent(line["tax_rate"]) if line["tax_kind"] in ("S", "Z") else line["tax_name"],
        "net": exact_money(line["net"], currency),
    }


def _sums(frozen: dict[str, Any]) -> list[dict[str, str]]:
    totals, currency = frozen["totals"], frozen["currency"]
    rows = []
    if totals["discount"]:
        off = _("Discount of %(percent)s") % {"percent": percent(frozen["discount"])}
        rows += [(_("Together"), totals["lines"]), (off, -totals["discount"])]
    rows.append((_("Without tax"), totals["net"]))
    for group in frozen["groups"]:
        named = {"tax": group["name"] or percent(group["rate"]), "amount": exact_money(group["net"], currency)}
        rows.append((_("%(tax)s on %(amount)s") % named, group["tax"]))
    return [{"name": name, "value": exact_money(amount, currency)} for name, amount in rows]


def _pay(frozen: dict[str, Any]) -> list[dict[str, str]]:
    seller = frozen["seller"]
    if frozen["kind"] == "credit" or not seller["iban"]:
        return []
    said = [
        ("IBAN", " ".join(seller["iban"][at : at + 4] for at in range(0, len(seller["iban"]), 4))),
        ("BIC", seller["bic"]),
        (_("Please name"), frozen["number"]),
    ]
    return [{"name": name, "value": value} for name, value in said if value]


def _day(text: str) -> str:
    return day_long(date.fromisoformat(text), NEVER) if text else ""


def _colour(house: Organization | None) -> str:
    try:
        return hexed(parsed(house.brand_colour if house else ""))
    except NotAColour:
        return USUAL_COLOUR


def _logo(house: Organization | None) -> bytes:
    found = Logo.objects.filter(organization=house).values_list("image", flat=True).first() if house else None
    return bytes(found or b"")
