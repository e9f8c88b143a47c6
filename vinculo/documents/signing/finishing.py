"""When all have signed: the evidence is added, the paper is sealed, and both sides get it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.documents.approvals.ending import close_signed
from vinculo.documents.keeping import add_version, whole_bytes
from vinculo.documents.models import Certificate, SigningRequest
from vinculo.documents.sealing import certificates
from vinculo.documents.signing.asking import about
from vinculo.documents.signing.evidence import PAPER_NAME, evidence
from vinculo.documents.signing.standing import RELATED, held, parties, signing, subject_of
from vinculo.record import witnesses
from vinculo.record.chain import SYSTEM, Act, append
from vinculo.record.models import Entry, Witness

TELL_SEALED = "vinculo.documents.signing.letters.tell_sealed"
AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Made:
    content: bytes
    certificate: Certificate
    head: Entry
    stamped: bool
    stamp_failed: bool


def finish(request_id: int) -> None:
    """The job. It may run twice: a paper that is sealed stays as it is."""
    request = SigningRequest.objects.select_related(*RELATED).get(pk=request_id)
    if request.completed_at is None or request.sealed_id:
        return
    at = timezone.now()
    made = make(request, at=at)
    keep(request, made, at=at)


def make(request: SigningRequest, *, at: datetime) -> Made:
    """The sealed bytes. Without a stamp that was wanted, the paper is sealed all the same, and says so."""
    from vinculo.documents.sealing import (  # what reads and seals papers is large: only whoever does it takes it in
        putting,
        stamping,
    )

    certificate = certificates.ready(at=at)
    head = Entry.objects.filter(subject=subject_of(request)).order_by("-seq")[0]
    unsealed = _with_evidence(request, head)
    with translation.override(request.language):
        reason = _("Signed by all; sealed with the evidence")
    sealing = putting.Sealing(certificates.pair_of(certificate), reason=reason)
    stamper = stamping.stamper()
    try:
        return Made(putting.put(unsealed, sealing, stamper=stamper), certificate, head, stamper is not None, False)
    except stamping.NoStamp:
        return Made(putting.put(unsealed, sealing), certificate, head, False, True)


def _with_evidence(request: SigningRequest, head: Entry) -> bytes:
    """
    The paper with the evidence behind it. Where the paper itself bears signatures of others, pages added to it would
    spoil them: then the evidence is a file of its own, with the paper inside, untouched.
    """
    from vinculo.documents.sealing import adding, inert, paper

    frozen = whole_bytes(request.frozen)
    pages = paper.evidence_as_pdf(evidence(request, head=head))
    files = {PAPER_NAME: (frozen, request.title)}
    for number, signer in enumerate(signing(parties(request)), start=1):
        if signer.signature.brought:
            name = f"signed-with-own-certificate-{number}.pdf"
            files[name] = (whole_bytes(signer.signature.brought), signer.signature.typed_name)
    if inert.reader_of(frozen).embedded_signatures:
        return adding.with_files(pages, files)
    return adding.with_pages_and_files(frozen, pages, files)


@transaction.atomic
def keep(request: SigningRequest, made: Made, *, at: datetime) -> None:
    """The sealed paper becomes a version; both sides are written to. Whoever comes second changes nothing."""
    current = held(request.pk)
    if current.sealed_id or current.completed_at is None:
        return
    with translation.override(current.language):
        note = _("Signed by all, with the evidence and our seal")
        because = _("All have signed it in the meantime.")
    digest = sha256(made.content).hexdigest()
    closing = {"signing": current.pk, "sealed_sha256": digest}
    close_signed(current.frozen.document_id, because=because, facts=closing, at=at)
    name = f"{PurePath(current.frozen.name).stem[:200]}-signed.pdf"
    sealed = add_version(current.frozen.document, made.content, name=name, at=at, note=note)
    current.sealed, current.sealed_at, current.certificate = sealed, at, made.certificate
    current.stamped_at = at if made.stamped else None
    current.stamp_failed_at = at if made.stamp_failed else None
    current.save(update_fields=["sealed", "sealed_at", "certificate", "stamped_at", "stamp_failed_at"])
    witnesses.note(made.head, how=Witness.How.PDF, where=digest, at=at)
    facts = {"sealed_sha256": digest, "certificate": made.certificate.fingerprint, "stamped": made.stamped}
    append(about(current, "signing.sealed", facts), actor=SYSTEM, at=at)
    if made.stamp_failed:
        _record_failed(current, digest, at=at)
    jobs.enqueue(TELL_SEALED, current.pk)


def stamp_again(*, at: datetime) -> int:
    """Stamps that could not be had are tried again, over the sealed file as both sides have it. How many came."""
    from vinculo.documents.sealing import stamping

    count = 0
    waiting = SigningRequest.objects.filter(stamp_failed_at__lte=at - AGAIN_AFTER, stamped_at=None)
    for request in waiting.select_related(*RELATED):
        stamper = stamping.stamper()
        if stamper is None or request.sealed is None:
            continue
        try:
            content = stamping.stamp_whole(whole_bytes(request.sealed), stamper)
        except stamping.NoStamp:
            SigningRequest.objects.filter(pk=request.pk, stamped_at=None).update(stamp_failed_at=at)
            continue
        count += _keep_stamped(request, content, at=at)
    return count


@transaction.atomic
def _keep_stamped(request: SigningRequest, content: bytes, *, at: datetime) -> bool:
    current = held(request.pk)
    if current.stamped_at or current.sealed is None:
        return False
    with translation.override(current.language):
        note = _("The same sealed paper, with a time stamp")
    stamped = add_version(current.sealed.document, content, name=current.sealed.name, at=at, note=note)
    current.sealed, current.stamped_at, current.stamp_failed_at = stamped, at, None
    current.save(update_fields=["sealed", "stamped_at", "stamp_failed_at"])
    append(about(current, "signing.stamped", {"sealed_sha256": stamped.sha256}), actor=SYSTEM, at=at)
    return True


def _record_failed(request: SigningRequest, digest: str, *, at: datetime) -> None:
    facts = {"sealed_sha256": digest}
    act = Act("record.stamp_failed", subject_of(request), request.client_id, request.project_id, facts)
    append(act, actor=SYSTEM, at=at)
