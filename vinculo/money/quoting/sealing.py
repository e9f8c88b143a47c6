"""After a yes: the paper with the evidence behind it gets our seal, is kept, and goes to both sides."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.documents.keeping import add_version
from vinculo.documents.sealing import certificates
from vinculo.documents.signing.evidence import PAPER_NAME
from vinculo.money.models import QuoteAnswer
from vinculo.money.models.quote import KeptPaper
from vinculo.money.quoting import papers, recorded
from vinculo.money.quoting.evidence import evidence
from vinculo.money.quoting.sending import file_name, folder_of
from vinculo.record import witnesses
from vinculo.record.chain import SYSTEM
from vinculo.record.models import Entry, Witness

TELL = "vinculo.money.quoting.letters.tell_accepted"
RELATED = ("version__quote__client", "version__quote__opportunity__lead", "version__quote__owner", "contact")


def seal(answer_id: int) -> None:
    """The job. It may run twice: what is sealed stays as it is. A yes that was taken back meanwhile is not sealed."""
    answer = QuoteAnswer.objects.select_related(*RELATED).get(pk=answer_id)
    if answer.sealed_sha256 or not answer.stands:
        return
    at = timezone.now()
    head = Entry.objects.filter(subject=recorded.subject_of(answer.version.quote)).order_by("-seq")[0]
    keep(answer, made(answer, head, at=at), head=head, at=at)


def made(answer: QuoteAnswer, head: Entry, *, at: datetime) -> bytes:
    """The sealed bytes. Without a stamp that was wanted, the paper is sealed all the same."""
    from vinculo.documents.sealing import (  # what reads and seals papers is large: only whoever does it takes it in
        adding,
        paper,
        putting,
        stamping,
    )

    version = answer.version
    sent, pages = papers.bytes_of(version), paper.evidence_as_pdf(evidence(answer, head=head))
    unsealed = adding.with_pages_and_files(sent, pages, {PAPER_NAME: (sent, version.title)})
    with translation.override(version.quote.language):
        reason = _("Accepted; sealed with the evidence")
    sealing = putting.Sealing(certificates.pair_of(certificates.ready(at=at)), reason=reason)
    try:
        return putting.put(unsealed, sealing, stamper=stamping.stamper())
    except stamping.NoStamp:
        return putting.put(unsealed, sealing)


@transaction.atomic
def keep(answer: QuoteAnswer, content: bytes, *, head: Entry, at: datetime) -> None:
    """With the papers of the client; whoever comes second changes nothing."""
    version, digest = answer.version, sha256(content).hexdigest()
    mine = QuoteAnswer.objects.filter(pk=answer.pk, sealed_sha256="", stands=True)
    if mine.update(sealed_sha256=digest) != 1:
        return
    if version.quote.client:
        with translation.override(version.quote.language):
            note = _("Accepted, with the evidence and our seal")
        name = file_name(version, signed=True)
        answer.sealed = add_version(folder_of(version.quote), content, name=name, at=at, note=note)
        answer.save(update_fields=["sealed"])
    else:
        KeptPaper.objects.create(version=version, what=papers.SIGNED, content=content, sha256=digest)
    witnesses.note(head, how=Witness.How.PDF, where=digest, at=at)
    recorded.did("sealed", version.quote, actor=SYSTEM, at=at, facts={"sealed_sha256": digest, "answer": answer.pk})
    jobs.enqueue(TELL, answer.pk)


def sealed_bytes(answer: QuoteAnswer) -> bytes:
    """The signed paper, checked against its hash."""
    from vinculo.documents.keeping import whole_bytes

    if answer.sealed:
        return whole_bytes(answer.sealed)
    return papers.kept_bytes(answer.version, papers.SIGNED, answer.sealed_sha256)
