"""
Quotes for a lead follow it when it becomes a client: at once in the record, and a while later with their papers, so
that what was a mistake can be taken back before anything was filed.
"""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.db.locking import lock_named
from vinculo.documents.keeping import add_version
from vinculo.documents.models import Version
from vinculo.money.models import MoneyTalk, Quote, QuoteAnswer, QuoteVersion
from vinculo.money.models.quote import KeptPaper
from vinculo.money.quoting import papers
from vinculo.money.quoting.sending import file_name, folder_of
from vinculo.pipeline.models import Lead
from vinculo.record.chain import SYSTEM

logger = logging.getLogger(__name__)
FILED_AFTER = timedelta(minutes=10)
FILING = "quotes.filing"


def follow(lead: Lead) -> list[int]:
    """What was offered to the lead is of the client it became now, and so are the talks about it. Answers the ids."""
    ids = list(Quote.objects.filter(opportunity__lead=lead, client=None).values_list("pk", flat=True))
    Quote.objects.filter(pk__in=ids).update(client=lead.client)
    MoneyTalk.objects.filter(quote__in=ids, client=None).update(client=lead.client)
    if lead.contact:
        to_them = Quote.objects.filter(pk__in=ids, contact=None, to_email__iexact=lead.contact.email)
        MoneyTalk.objects.filter(quote__in=to_them, contact=None).update(contact=lead.contact)
        to_them.update(contact=lead.contact)
    return ids


@transaction.atomic
def turn_back(ids: Collection[int]) -> bool:
    """They are for a lead again. False, and nothing changes, once a paper lies with those of the client."""
    lock_named(FILING)
    if QuoteVersion.objects.filter(quote__in=ids, paper__isnull=False).exists():
        return False
    MoneyTalk.objects.filter(quote__in=ids).update(client=None, contact=None)
    Quote.objects.filter(pk__in=ids).exclude(opportunity=None).update(client=None, contact=None)
    return True


def file_papers(*, at: datetime) -> int:
    """
    Puts the papers of such quotes with those of the client, as they were sent and sealed. Answers how many; one that
    cannot be filed holds up no other.
    """
    settled = Lead.objects.filter(client__isnull=False, decided_at__lte=at - FILED_AFTER)
    clients = KeptPaper.objects.filter(version__quote__client__isnull=False)
    waiting = clients.filter(version__quote__opportunity__lead__in=settled)
    ids = list(waiting.order_by("version__quote", "version__number", "pk").values_list("pk", flat=True))
    return sum(_filed(pk, at) for pk in ids)


def _filed(pk: int, at: datetime) -> bool:
    try:
        return _file(pk, at)
    except Exception:
        logger.exception("the kept paper %d of a quote could not be filed", pk)
        return False


def file_papers_of(quote: Quote, *, at: datetime) -> int:
    """Those of one quote at once: a paper is about to leave for the client. Answers how many."""
    waiting = KeptPaper.objects.filter(version__quote=quote, version__quote__client__isnull=False)
    return sum(_file(pk, at) for pk in waiting.order_by("version__number", "pk").values_list("pk", flat=True))


@transaction.atomic
def _file(pk: int, at: datetime) -> bool:
    """One, its bytes checked against their hash on the way. False: another process was quicker, or it went back."""
    lock_named(FILING)
    kept = KeptPaper.objects.filter(pk=pk, version__quote__client__isnull=False)
    paper = kept.select_related("version__quote__client").first()
    if paper is None:
        return False
    version, is_signed = paper.version, paper.what == papers.SIGNED
    content = papers.kept_bytes(version, paper.what, paper.sha256)
    with translation.override(version.quote.language):
        note = _("Accepted, with the evidence and our seal") if is_signed else _("Sent before they were a client")

    def remember(kept: Version) -> None:
        if is_signed:
            QuoteAnswer.objects.filter(version=version, sealed_sha256=paper.sha256).update(sealed=kept)
        else:
            QuoteVersion.objects.filter(pk=version.pk).update(paper=kept)
        paper.delete()

    name = file_name(version, signed=is_signed)
    add_version(folder_of(version.quote), content, name=name, at=at, note=note, actor=SYSTEM, then=remember)
    return True
