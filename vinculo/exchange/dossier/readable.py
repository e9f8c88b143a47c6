"""A dossier as one reads it without us: one page of HTML, and the values that the paper shows too."""

from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vinculo.documents.models import Version
from vinculo.exchange.dossier.strand import Strand
from vinculo.people.models import Organization
from vinculo.record.kinds import VALUES
from vinculo.record.reading import read
from vinculo.web.dates import clock, day_long

Papers = dict[str, tuple[Version, int]]
A_BATCH = 500


def values(
    told: dict[str, Any], strand: Strand, papers: Papers, *, organization: Organization | None, at: datetime
) -> dict[str, Any]:
    """Plain values, days and moments in words."""
    return {
        "language": (get_language() or "en")[:2],
        "house": organization.name if organization else "",
        "zone": timezone.get_current_timezone_name(),
        "client": told["client"]["name"],
        "project": told["project"]["name"] if told["project"] else "",
        "made_at": _moment(at),
        "head": {"seq": strand.seqs[-1], "hash": _last_hash(strand)} if strand.entries else None,
        "sections": _sections(told),
        "papers": [
            {"name": name, "title": version.document.title, "number": version.number, "sha256": version.sha256,
             "seq": seq, "at": _moment(version.at)}
            for name, (version, seq) in papers.items()
        ],
        "entries": _entries(strand),
    }  # fmt: skip


def as_html(told: dict[str, Any]) -> str:
    return render_to_string("exchange/dossier.html", told)


def _last_hash(strand: Strand) -> str:
    last = strand.entries[-1]
    return last.hash if last.seq == strand.seqs[-1] else ""


def _entries(strand: Strand) -> list[dict[str, Any]]:
    found = []
    for start in range(0, len(strand.entries), A_BATCH):
        for line in read(strand.entries[start : start + A_BATCH], day=_day, closed=strand.closed):
            found.append(
                {"seq": line.seq, "at": _moment(line.at), "who": line.who, "sentence": line.sentence, "hash": line.hash}
            )
    return found


def _sections(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Title and rows; a row is what it is, and what became of it."""
    parts = [
        (_("Agreements"), [_row(one["name"], _signed(one)) for one in told["agreements"]]),
        (_("Promises"), [_row(one["text"], *_promise(one)) for one in told["promises"]]),
        (_("Decisions"), [_row(one["text"], _at(one["at"])) for one in told["decisions"]]),
        (_("Changes"), [_row(one["title"], *_change(one)) for one in told["changes"]]),
        (_("Approvals"), [_row(one["title"], *_approval(one)) for one in told["approvals"]]),
        (_("Signatures"), [_row(one["title"], *_signature(one)) for one in told["signatures"]]),
        (_("Talks and letters"), [_row(one["text"], _at(one["at"]), ", ".join(one["with"])) for one in told["talks"]]),
    ]
    return [{"title": title, "rows": found} for title, found in parts if found]


def _row(text: str, *more: str) -> dict[str, Any]:
    return {"text": text, "more": [one for one in more if one]}


def _signed(one: dict[str, Any]) -> str:
    return _("signed %(day)s") % {"day": _on(one["signed_on"])} if one["signed_on"] else ""


def _promise(one: dict[str, Any]) -> list[str]:
    said = [_("promised for %(day)s") % {"day": _on(one["promised_on"])} if one["promised_on"] else ""]
    said += [
        _("moved from %(from)s to %(to)s: %(reason)s")
        % {"from": _on(move["from_on"]), "to": _on(move["to_on"]), "reason": move["reason"]}
        for move in one["moved"]
    ]
    said.append(_("kept %(day)s") % {"day": _on(one["kept_on"])} if one["kept_on"] else "")
    said.append(_("withdrawn: %(why)s") % {"why": one["withdrawn_because"]} if one["withdrawn_at"] else "")
    return said


def _change(one: dict[str, Any]) -> list[str]:
    decision = str(VALUES["decision"].get(one["state"], "")) if one["decided_at"] else ""
    return [_("asked for %(moment)s") % {"moment": _at(one["asked_at"])}, decision, one["because"]]


def _approval(one: dict[str, Any]) -> list[str]:
    said = [_("sent %(moment)s") % {"moment": _at(one["sent_at"])}]
    for asked in one["asked"]:
        for answer in asked["answers"]:
            choice = str(VALUES["choice"].get(answer["choice"], answer["choice"]))
            said.append(
                f"{asked['name']}: {choice}, {_at(answer['at'])}" + (f" – {answer['text']}" if answer["text"] else "")
            )
    return [*said, f"SHA-256 {one['sha256']}" if one["sha256"] else ""]


def _signature(one: dict[str, Any]) -> list[str]:
    said = [
        _("%(name)s signed %(moment)s") % {"name": signer["typed_name"], "moment": _at(signer["signed_at"])}
        for signer in one["signers"]
        if signer.get("signed_at")
    ]
    return [*said, f"SHA-256 {one['frozen_sha256']}"]


def _on(text: str | None) -> str:
    return _day(date.fromisoformat(text)) if text else "–"


def _day(on: date) -> str:
    return day_long(on, date.min)


def _moment(at: datetime) -> str:
    """With its year: it is read in other years."""
    local = timezone.localtime(at)
    return f"{day_long(local.date(), date.min)}, {clock(local)}"


def _at(text: str | None) -> str:
    return _moment(datetime.fromisoformat(text)) if text else ""
