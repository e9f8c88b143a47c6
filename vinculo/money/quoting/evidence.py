"""
The pages behind an accepted quote: who said yes, when, to which sum with which parts, how we knew that it was them, and
what the record says about it. In the language of the quote.
"""

import json
from datetime import UTC, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vinculo.documents.signing.evidence import PAPER_NAME, what_kind_of_signature
from vinculo.money.models import QuoteAnswer
from vinculo.money.quoting.consent import company_of
from vinculo.money.quoting.figures import of_frozen
from vinculo.money.quoting.recorded import subject_of
from vinculo.people.models import Organization
from vinculo.record.kinds import KINDS
from vinculo.record.models import Entry
from vinculo.web.money import exact_money

Row = dict[str, Any]


def evidence(answer: QuoteAnswer, *, head: Entry) -> dict[str, Any]:
    version, quote = answer.version, answer.version.quote
    house = Organization.current()
    ours = house.name if house else "Vínculo"
    with translation.override(quote.language):
        return {
            "lang": quote.language,
            "title": _("Evidence of the acceptance"),
            "kicker": f"{ours} · {company_of(quote)}",
            "footer": f"{quote.number} · {version.sha256[:16]}",
            "lead": what_kind_of_signature(ours),
            "paper": _rows(_paper(answer)),
            "signers": [_signer(answer)],
            "events_title": _("What happened"),
            "events": _events(answer),
            "checking_title": _("How to check it"),
            "checking": _checking(ours),
            "head": f"{head.seq} {head.hash}",
        }


def _paper(answer: QuoteAnswer) -> list[tuple[str, str, bool]]:
    version = answer.version
    currency = version.quote.currency
    sums = of_frozen(version.frozen, answer.chosen)
    chosen = [line["text"] for line in version.frozen["lines"] if line["id"] in answer.chosen]
    return [
        (_("Paper"), f"{version.quote.number} {version.title}", False),
        (_("Version"), str(version.number), False),
        (_("Optional parts that were chosen"), ", ".join(chosen) or _("none"), False),
        (_("Without tax"), exact_money(sums.net, currency), False),
        (pgettext("on a paper", "Tax"), exact_money(sums.tax, currency), False),
        (pgettext("sum", "Total"), exact_money(answer.total, currency), False),
        (_("SHA-256 of the paper"), version.sha256, True),
    ]


def _signer(answer: QuoteAnswer) -> Row:
    said = answer.evidence
    facts = [
        (_("E-mail"), str(said.get("email", "")), False),
        (_("Signed at"), _moment(answer.at), False),
        (
            _("Identified by"),
            _("a code of six digits, sent to their address and typed at the moment of signing"),
            False,
        ),
        (_("Internet address"), str(said.get("ip", "")), False),
        (_("Device"), str(said.get("user_agent", "")), False),
        (_("Language of the words below"), str(said.get("language", "")), False),
        (_("SHA-256 of what was on the screen"), str(said.get("seen", "")), True),
    ]
    return {
        "name": answer.contact.name if answer.contact else answer.name,
        "signed_as": answer.name,
        "strokes": [],
        "facts": _rows(facts),
        "consent": str(said.get("words", "")),
    }


def _rows(rows: list[tuple[str, str, bool]]) -> list[Row]:
    return [{"label": label, "value": value, "mono": mono} for label, value, mono in rows if value]


def _events(answer: QuoteAnswer) -> list[Row]:
    entries = Entry.objects.filter(subject=subject_of(answer.version.quote)).order_by("seq")
    return [_event(entry) for entry in entries.prefetch_related("openings")]


def _event(entry: Entry) -> Row:
    said = _Known({opening.name: opening.value for opening in entry.openings.all()} | _facts(entry))
    return {"at": _moment(entry.at), "what": str(KINDS[entry.kind].words) % said, "entry": str(entry.seq)}


def _facts(entry: Entry) -> dict[str, str]:
    return {name: str(value) for name, value in json.loads(entry.body).get("facts", {}).items()}


class _Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _checking(organization: str) -> list[str]:
    return [
        _(
            "The quote as it was sent is inside this file as an attachment (%(name)s), and it is also the beginning of "
            "this file, byte by byte. Its SHA-256 must be the one above."
        )
        % {"name": PAPER_NAME},
        _(
            "Any reader of PDF that checks signatures shows the seal of %(organization)s. Ask them for the certificate "
            "of their authority by another way than this file."
        )
        % {"organization": organization},
        _("The record of all acts was at this entry when the paper was sealed; both sides have it in writing:"),
    ]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
