"""
A version is handed over: from here on it stays as it is, with its paper. Its price is not spoken of yet; whoever calls
this books the talk, or says why there is none.
"""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from vinculo.clients.models import Audience
from vinculo.db.locking import lock_named
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document, Version
from vinculo.money.models import Quote, QuoteVersion
from vinculo.money.models.quote import KeptPaper
from vinculo.money.quoting import freezing, papers, recorded
from vinculo.money.quoting.writing import NotWritable
from vinculo.people.acting import acting
from vinculo.people.models import Person

State = Quote.State
SENDABLE = (State.DRAFT, State.SENT, State.CHANGES, State.DECLINED)


class Unfinished(ValueError):
    """`why`: lines, until or address: what is still missing."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def missing(version: QuoteVersion, *, at: datetime) -> str:
    """What is missing before it can be sent; empty when nothing is."""
    if not version.lines.filter(is_optional=False).exists():
        return "lines"
    if version.has_run_out(timezone.localdate(at)):
        return "until"
    return "" if version.quote.email else "address"


@transaction.atomic
def hand_over(version: QuoteVersion, *, by: Person, at: datetime) -> QuoteVersion:
    """Freezes it and draws its paper. Unfinished; NotWritable when somebody was faster."""
    lock_named(f"quote:{version.quote_id}")
    quote = Quote.objects.select_related("client", "contact", "owner", "opportunity__lead").get(pk=version.quote_id)
    version.quote = quote
    if why := missing(version, at=at):
        raise Unfinished(why)
    said = freezing.frozen(version, at=at)
    paper = papers.drawn(said)
    values = {"frozen": said, "sha256": sha256(paper).hexdigest(), "sent_at": at, "sent_by": by}
    if QuoteVersion.objects.filter(pk=version.pk, sent_at=None).update(**values) != 1:
        raise NotWritable(version.pk)
    to_send = Quote.objects.filter(pk=quote.pk, state__in=SENDABLE)
    if to_send.update(state=State.SENT, current=version, spoken_at=None) != 1:
        raise NotWritable(quote.pk)
    version.refresh_from_db()
    _keep(version, paper, by=by, at=at)
    facts = {"version": version.number, "sha256": version.sha256, "gross": version.gross, "currency": quote.currency}
    recorded.did("sent", quote, actor=acting(by), at=at, facts=facts)
    return version


def _keep(version: QuoteVersion, paper: bytes, *, by: Person, at: datetime) -> None:
    """With the papers of the client, for our team: whoever decides there reads it on the page of the quote."""
    if version.quote.client is None:
        KeptPaper.objects.create(version=version, what=papers.SENT, content=paper, sha256=version.sha256)
        return
    version.paper = add_version(
        folder_of(version.quote), paper, name=file_name(version), at=at, by=by,
        then=lambda kept: QuoteVersion.objects.filter(pk=version.pk).update(paper=kept),
    )  # fmt: skip


def folder_of(quote: Quote) -> Document | NewDocument:
    """The document of this quote: all its versions lie in one. Of no project, so that guests on it see no price."""
    assert quote.client is not None
    earlier = Version.objects.filter(pk__in=quote.versions.filter(paper__isnull=False).values("paper"))
    document = Document.objects.kept().filter(versions__in=earlier).first()
    title = f"{quote.number} {quote.title}"[:200]
    return document or NewDocument(quote.client, title=title, audience=Audience.TEAM, about_money=True)


def file_name(version: QuoteVersion, *, signed: bool = False) -> str:
    """Q-2026-0001-v2.pdf"""
    return f"{version.quote.number}-v{version.number}{'-signed' if signed else ''}.pdf"


@transaction.atomic
def withdraw(quote: Quote, *, by: Person, at: datetime) -> bool:
    """It does not hold any more. False: it was answered or withdrawn before."""
    open_ = Quote.objects.filter(pk=quote.pk, state__in=(State.DRAFT, State.SENT, State.CHANGES))
    if open_.update(state=State.WITHDRAWN) != 1:
        return False
    quote.state = State.WITHDRAWN
    quote.links.filter(used_at=None, revoked_at=None).update(revoked_at=at)
    recorded.did("withdrawn", quote, actor=acting(by), at=at)
    return True


@transaction.atomic
def take_up_again(quote: Quote, *, by: Person, at: datetime) -> bool:
    """Withdrawn by mistake, it is what it was: sent, or being written."""
    state = State.SENT if quote.versions.filter(sent_at__isnull=False).exists() else State.DRAFT
    if Quote.objects.filter(pk=quote.pk, state=State.WITHDRAWN).update(state=state) != 1:
        return False
    quote.state = state
    recorded.did("taken_up", quote, actor=acting(by), at=at)
    return True
