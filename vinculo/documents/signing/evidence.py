"""
The evidence behind a signed paper: who signed, when, how we knew that it was them, what exactly, in which words, and
everything the record says about it. In the language of the request; read by people who have never seen our pages.
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.documents.models import Signature, Signer, SigningRequest
from vinculo.documents.signing.standing import parties, subject_of
from vinculo.people.models import Organization
from vinculo.record.kinds import KINDS
from vinculo.record.models import Entry

Row = dict[str, Any]
PAPER_NAME = "signed.pdf"


def evidence(request: SigningRequest, *, head: Entry) -> dict[str, Any]:
    """What the evidence pages say, as values for setting. `head`: the newest entry about it in the record."""
    house = Organization.current()
    with translation.override(request.language):
        ours = house.name if house else "Vínculo"
        return {
            "lang": request.language,
            "title": _("Evidence of the signatures"),
            "kicker": f"{ours} · {request.client.name}",
            "footer": f"{request.title} · {request.frozen_sha256[:16]}",
            "lead": what_kind_of_signature(ours),
            "paper": _paper(request),
            "signers": [_signer(one) for one in parties(request)],
            "events_title": _("What happened"),
            "events": events(request),
            "checking_title": _("How to check it"),
            "checking": _checking(ours),
            "head": f"{head.seq} {head.hash}",
        }


def what_kind_of_signature(organization: str) -> str:
    """Said exactly and everywhere in the same words."""
    return _(
        "Each signature below is a simple electronic signature (Regulation (EU) 910/2014, article 3, point 10), with "
        "the evidence for it on these pages. The seal on this file is that of %(organization)s: it shows that nothing "
        "was changed since, and from whom the file comes. It is not the signature of those who signed. Where somebody "
        "signed with a certificate of their own, it is said with their name."
    ) % {"organization": organization}


def _paper(request: SigningRequest) -> list[Row]:
    rows = [
        _row(_("Paper"), request.title),
        _row(_("Client"), request.client.name),
        _row(_("Project"), request.project.name if request.project else ""),
        _row(_("Pages"), str(request.frozen.pages or "")),
        _row(_("SHA-256 of the paper"), request.frozen_sha256, mono=True),
        _row(_("Its length"), _("%(count)s bytes") % {"count": request.frozen.size}),
        _row(_("Sent"), _moment(request.sent_at)),
        _row(_("By"), request.by.name if request.by else ""),
        _row(_("Signed by all"), _moment(request.completed_at) if request.completed_at else ""),
    ]
    return [row for row in rows if row["value"]]


def _signer(signer: Signer) -> Row:
    whom = signer.contact or signer.person
    signature: Signature | None = getattr(signer, "signature", None)
    facts = [
        _row(_("For"), signer.capacity),
        _row(_("E-mail"), whom.email if whom else ""),
        *(_signed(signature) if signature else _handed_on(signer)),
    ]
    return {
        "name": whom.name if whom else "",
        "signed_as": signature.typed_name if signature else "",
        "strokes": (signature.drawn or []) if signature else [],
        "facts": [row for row in facts if row["value"]],
        "consent": signature.consent if signature else "",
    }


def _signed(signature: Signature) -> list[Row]:
    own: Row = signature.own_certificate or {}
    return [
        _row(_("Signed at"), _moment(signature.at)),
        _row(_("In their time"), _moment_in(signature.at, signature.time_zone)),
        _row(_("Identified by"), identified_words(signature)),
        _row(_("Confirmed at"), _moment(signature.identified_at)),
        _row(_("Internet address"), signature.ip or ""),
        _row(_("Device"), signature.user_agent),
        _row(_("Language of the words below"), signature.language),
        _row(_("Certificate of"), str(own.get("name", ""))),
        _row(_("Issued by"), str(own.get("issuer", ""))),
        _row(_("Fingerprint"), str(own.get("fingerprint", "")), mono=True),
        _row(_("Trust in it"), str(_trust_words(own)) if own else ""),
        _row(_("Their file, SHA-256"), signature.brought.sha256 if signature.brought else "", mono=True),
    ]


def identified_words(signature: Signature) -> str:
    """How we knew that it was them, for people."""
    return {
        "code": _("a code of six digits, sent to their address and typed at the moment of signing"),
        "password": _("their password or second step, confirmed just before"),
        "certificate": _("a certificate of their own, with which they signed the paper"),
    }.get(signature.identified_by, signature.identified_by)


def _trust_words(own: Row) -> str:
    if own.get("says_qualified"):
        return _("The certificate says that it is qualified. That was not checked against the trusted lists of the EU.")
    return _("Not checked against the trusted lists of the EU.")


def _handed_on(signer: Signer) -> list[Row]:
    instead = signer.delegated_to.contact if signer.delegated_to else None
    if instead is None or signer.delegated_at is None:
        return []
    return [_row(_("Handed to"), instead.name), _row(_("At"), _moment(signer.delegated_at))]


def _entries(request: SigningRequest) -> list[Entry]:
    found = Entry.objects.filter(subject=subject_of(request)).order_by("seq")
    return list(found.prefetch_related("openings"))


def events(request: SigningRequest) -> list[Row]:
    """Everything the record says about it, the oldest first, in the language that is active."""
    return [_event(entry) for entry in _entries(request)]


def _event(entry: Entry) -> Row:
    said = _Known({opening.name: opening.value for opening in entry.openings.all()})
    what = str(KINDS[entry.kind].words) % said if entry.kind in KINDS else entry.kind
    return {"at": _moment(entry.at), "what": what, "entry": str(entry.seq)}


class _Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _checking(organization: str) -> list[str]:
    return [
        _(
            "The paper is inside this file as an attachment (%(name)s). Where it bore no signatures before, it is also "
            "the beginning of this file, byte by byte. Its SHA-256 must be the one above."
        )
        % {"name": PAPER_NAME},
        _(
            "Any reader of PDF that checks signatures shows the seal of %(organization)s. Ask them for the certificate "
            "of their authority by another way than this file. A valid seal is not enough: the reader must also say "
            "that the whole file is covered and nothing was added after it."
        )
        % {"organization": organization},
        _("The record of all acts was at this entry when the paper was sealed; both sides have it in writing:"),
    ]


def _row(label: str, value: str, *, mono: bool = False) -> Row:
    return {"label": label, "value": value, "mono": mono}


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _moment_in(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S} ({zone})" if zone else ""
