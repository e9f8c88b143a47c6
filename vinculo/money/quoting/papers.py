"""The paper of a version: drawn once from what was frozen, kept with its hash, and read again as it was sent."""

from base64 import b64decode
from collections.abc import Collection
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vinculo.documents.keeping import Damaged, whole_bytes
from vinculo.money.arithmetic import Totals
from vinculo.money.models import QuoteVersion
from vinculo.money.models.quote import KeptPaper
from vinculo.money.quoting.figures import of_frozen, proposed_options
from vinculo.money.setting.words import percent, quantity
from vinculo.web.dates import day_long
from vinculo.web.money import exact_money

Values = dict[str, Any]
NEVER = date.min  # no year of a paper is this one: they all say theirs
SENT, SIGNED = KeptPaper.What.SENT, KeptPaper.What.SIGNED


def bytes_of(version: QuoteVersion) -> bytes:
    """The PDF that was sent. Damaged; FileNotFoundError when the store lost it, KeptPaper.DoesNotExist before."""
    if version.paper:
        return whole_bytes(version.paper)
    return kept_bytes(version, SENT, version.sha256)


def kept_bytes(version: QuoteVersion, what: str, digest: str) -> bytes:
    kept = KeptPaper.objects.get(version=version, what=what, sha256=digest)
    content = bytes(kept.content)
    if sha256(content).hexdigest() != digest:
        raise Damaged(f"{what} paper of version {version.pk}")
    return content


def drawn(frozen: Values) -> bytes:
    """As it is sent."""
    from vinculo.money.setting.paper import set_paper  # what sets papers is large: only whoever does it takes it in

    with translation.override(frozen["lang"]):
        return set_paper("quote.typ", values(frozen))


def values(frozen: Values, chosen: Collection[int] | None = None) -> Values:
    """What the paper says, in the language that is active."""
    on, taken = date.fromisoformat(frozen["on"]), proposed_options(frozen) if chosen is None else set(chosen)
    sums = of_frozen(frozen, taken)
    kicker = _("Quote %(number)s") if frozen["version"] == 1 else _("Quote %(number)s, version %(version)s")
    said = {"number": frozen["number"], "version": frozen["version"]}
    return {
        "lang": frozen["lang"],
        "title": frozen["title"],
        "kicker": kicker % said,
        "day": [on.year, on.month, on.day],
        "colour": frozen["colour"],
        "logo": list(b64decode(frozen["logo"])),
        "footer": " · ".join(filter(None, (frozen["from"]["foot"], frozen["number"]))),
        "from": _from(frozen),
        "to": _to(frozen),
        "facts": _facts(frozen, on),
        "words": {"to": pgettext("on a paper", "For"), "terms": _("Terms")},
        "intro": frozen["intro"],
        "terms": frozen["terms"],
        "columns": [_("What"), _("How many"), _("Price of one"), pgettext("on a paper", "Tax"), _("Amount")],
        "lines": [_line(line, frozen["currency"], taken) for line in frozen["lines"]],
        "optional": _about_options(frozen),
        "sums": summed(sums, frozen["currency"]),
        "reasons": sorted({line["tax_reason"] for line in frozen["lines"] if line["tax_reason"]}),
        "close": [],
    }


def summed(sums: Totals, currency: str) -> list[Values]:
    """The rows under the lines, from the sum of them to what is to be paid."""
    rows: list[Values] = []
    if sums.discount:
        rows.append({"label": _("Sum of the lines"), "value": exact_money(sums.lines, currency)})
        rows.append({"label": _("Discount"), "value": exact_money(-sums.discount, currency)})
    rows.append({"label": _("Without tax"), "value": exact_money(sums.net, currency)})
    for group in sums.groups:
        if group.rate:
            words = _("Tax of %(rate)s on %(net)s")
            said = {"rate": percent(group.rate), "net": exact_money(group.net, currency)}
            rows.append({"label": words % said, "value": exact_money(group.tax, currency)})
    rows.append({"label": pgettext("sum", "Total"), "value": exact_money(sums.gross, currency), "strong": True})
    return rows


def _facts(frozen: Values, on: date) -> list[Values]:
    rows = [(_("Number"), frozen["number"]), (_("Date"), day_long(on, NEVER))]
    if frozen["until"]:
        rows.append((_("Valid until"), day_long(date.fromisoformat(frozen["until"]), NEVER)))
    if frozen["by"]:
        rows.append((_("Talk to"), frozen["by"]))
    return [{"label": label, "value": value} for label, value in rows]


def _from(frozen: Values) -> Values:
    ours = frozen["from"]
    lines = [ours["legal_name"], *ours["address"].split("\n"), ours["tax_number"], ours["email"], ours["phone"]]
    return {"name": ours["name"], "lines": "\n".join(filter(None, lines))}


def _to(frozen: Values) -> Values:
    theirs = frozen["to"]
    first = theirs["company"] or theirs["name"]
    rest = [theirs["name"] if theirs["company"] else "", *theirs["address"].split("\n"), theirs["tax_number"]]
    return {"name": first, "lines": "\n".join(filter(None, rest))}


def _line(line: Values, currency: str, taken: Collection[int]) -> Values:
    note = ""
    if line["discount"]:
        note = _("with %(percent)s off") % {"percent": percent(line["discount"])}
    return {
        "text": line["text"],
        "details": line["details"],
        "note": note,
        "mark": _mark(line, taken),
        "quantity": quantity(line["quantity"], line["unit"]),
        "price": exact_money(line["price"], currency),
        "tax": percent(line["tax_rate"]) if line["tax_kind"] == "S" else "—",
        "net": exact_money(line["net"], currency),
    }


def _mark(line: Values, taken: Collection[int]) -> str:
    if not line["optional"]:
        return ""
    return _("optional, in the sum") if line["id"] in taken else _("optional, not in the sum")


def _about_options(frozen: Values) -> str:
    if not any(line["optional"] for line in frozen["lines"]):
        return ""
    return _("You choose the optional parts when you say yes; the sum changes with them.")
