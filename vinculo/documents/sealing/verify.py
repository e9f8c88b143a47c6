"""
Checking a signed PDF, whoever signed it: is it intact, was anything added behind a signature, who signed, when by whose
clock, and is that one of our certificates.

A mathematically valid signature is not enough: it says nothing about what was added after it. So each signature must
cover the whole file, but for what proves it (time stamps) or another whole signature behind it.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from asn1crypto import cms, x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509 import Certificate, load_der_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

from vinculo.documents.sealing.adding import attached
from vinculo.documents.sealing.apart import apart
from vinculo.documents.sealing.inert import NotInert, reader_of
from vinculo.documents.sealing.overlaid import added_after
from vinculo.documents.sealing.verdict import LARGEST, Mark, Verdict

MOST_SIGNATURES = 50
# ETSI EN 319 412-5, 0.4.0.1862.1.1: the certificate says of itself that it is qualified.
QUALIFIED = bytes.fromhex("060604008E460101")
STATEMENTS = "1.3.6.1.5.5.7.1.3"


def verify(
    content: bytes, *, ours: Sequence[x509.Certificate] = (), stampers: Sequence[x509.Certificate] = ()
) -> Verdict:
    """
    What can be said about a file. It never raises.

    Parameters: the bytes; our own certificates (authorities, and seals that were brought); those of time stamp
    authorities that are trusted, if any.
    """
    digest = sha256(content).hexdigest()
    if len(content) > LARGEST:
        return Verdict(digest, ("large",))
    try:
        with _quiet():
            return _verdict(content, digest, ours, stampers)
    except NotInert as why:
        return Verdict(digest, (why.reason,))
    except Exception:  # a hostile file may fail anywhere in the library; it is not good then, whatever it was
        return Verdict(digest, ("unreadable",))


def _verdict(
    content: bytes, digest: str, ours: Sequence[x509.Certificate], stampers: Sequence[x509.Certificate]
) -> Verdict:
    reader = reader_of(content)
    signatures = list(reader.embedded_signatures)
    if len(signatures) > MOST_SIGNATURES:
        return Verdict(digest, ("large",))
    signatures.sort(key=lambda one: one.signed_revision)
    marks = tuple(_mark(one, ours, stampers) for one in signatures)
    papers = {name: sha256(data).hexdigest() for name, data in _attached(reader).items()}
    return Verdict(digest, tuple(_reasons(marks)), marks, papers)


def _reasons(marks: Sequence[Mark]) -> list[str]:
    if not any(mark.kind == "signature" for mark in marks):
        return ["unsigned"]
    reasons = []
    if any(not mark.intact for mark in marks):
        reasons.append("changed")
    if any(mark.intact and not mark.valid for mark in marks):
        reasons.append("broken")
    if any(mark.added == "content" or not mark.allowed for mark in marks):
        reasons.append("added")
    if any(mark.added == "unclear" for mark in marks) and "changed" not in reasons:
        reasons.append("unclear")
    if marks[-1].added == "fields":
        reasons.append("uncovered")
    if not reasons and any(not mark.was_in_time for mark in marks if mark.kind == "signature"):
        reasons.append("late")
    return reasons


def _mark(
    signature: EmbeddedPdfSignature, ours: Sequence[x509.Certificate], stampers: Sequence[x509.Certificate]
) -> Mark:
    added = added_after(signature) if _is_clean(signature, ours) else "unclear"
    if signature.sig_object_type == "/DocTimeStamp":
        return _stamp(signature, added, stampers)
    status = apart(
        validate_pdf_signature,
        signature,
        _trusting(ours, signature.self_reported_timestamp),
        _trusting(stampers, None),
    )
    stamp = status.timestamp_validity
    stamp_holds = stamp is not None and stamp.intact and stamp.valid
    certificate = signature.signer_cert
    return Mark(
        kind="signature",
        intact=status.intact,
        valid=status.valid and (stamp is None or stamp_holds),
        added=added,
        allowed=status.docmdp_ok is not False or added in ("", "proofs"),
        trust="ours" if status.trusted else "unknown",
        at=_utc(signature.self_reported_timestamp),
        stamped_at=_utc(stamp.timestamp) if stamp is not None and stamp_holds else None,
        stamped_by=_common_name(stamp.signing_cert) if stamp is not None and stamp_holds else "",
        **_about(signature.field_name, certificate),
    )


def _is_clean(signature: EmbeddedPdfSignature, ours: Sequence[x509.Certificate]) -> bool:
    """
    The room that a signature was given in the file lies under no hash: behind the signature it must be empty, and the
    certificates in it must be as their issuers signed them. One whose issuer is nowhere is let pass in papers of
    others, but not under a seal of ours.
    """
    room = bytes(signature.pkcs7_content)
    filled = cms.ContentInfo.load(room)
    if any(room[len(filled.dump()) :]):
        return False
    held = [one.chosen for one in filled["content"]["certificates"] or () if one.name == "certificate"]
    issuers = {one.subject.dump(): load_der_x509_certificate(one.dump()) for one in (*held, *ours)}
    is_ours = signature.signer_cert.issuer.dump() in {one.subject.dump() for one in ours}
    for one in held:
        issuer = issuers.get(one.issuer.dump())
        if issuer is None and is_ours:
            return False
        if issuer is not None and not _issued(load_der_x509_certificate(one.dump()), issuer):
            return False
    return True


def _issued(certificate: Certificate, issuer: Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _stamp(signature: EmbeddedPdfSignature, added: str, stampers: Sequence[x509.Certificate]) -> Mark:
    status = apart(validate_pdf_timestamp, signature, _trusting(stampers, None))
    holds = bool(status.intact and status.valid)
    return Mark(
        kind="stamp",
        intact=bool(status.intact),
        valid=bool(status.valid),
        added=added,
        allowed=True,
        trust="ours" if status.trusted else "unknown",
        at=None,
        stamped_at=_utc(status.timestamp) if holds else None,
        stamped_by=_common_name(signature.signer_cert),
        **_about(signature.field_name, signature.signer_cert),
    )


def _about(field_name: str, certificate: x509.Certificate) -> dict[str, Any]:
    validity = certificate["tbs_certificate"]["validity"]
    subject = certificate.subject.native
    return {
        "field": str(field_name),
        "name": _common_name(certificate),
        "organization": str(subject.get("organization_name", "")),
        "issuer": str(certificate.issuer.human_friendly),
        "serial": format(certificate.serial_number, "x"),
        "fingerprint": certificate.sha256.hex(),
        "valid_from": validity["not_before"].native,
        "valid_until": validity["not_after"].native,
        "says_qualified": _says_qualified(certificate),
    }


def _common_name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))


def _says_qualified(certificate: x509.Certificate) -> bool:
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == STATEMENTS:
            return QUALIFIED in extension["extn_value"].contents
    return False


def _trusting(roots: Sequence[x509.Certificate], moment: datetime | None) -> ValidationContext:
    """No looking up anywhere: neither revocation lists nor missing certificates are fetched."""
    return ValidationContext(
        trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail", retroactive_revinfo=True,
        moment=moment, best_signature_time=moment,
    )  # fmt: skip


def _attached(reader: PdfFileReader) -> dict[str, bytes]:
    try:
        return attached(reader)
    except Exception:  # what is inside is only shown, and never trusted
        return {}


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


@contextmanager
def _quiet() -> Iterator[None]:
    """The library writes into the log what it thinks of foreign files; our verdict says it better."""
    library = logging.getLogger("pyhanko"), logging.getLogger("pyhanko_certvalidator")
    before = [one.level for one in library]
    for one in library:
        one.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for one, level in zip(library, before, strict=True):
            one.setLevel(level)
