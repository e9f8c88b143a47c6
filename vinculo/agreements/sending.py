"""Sending an agreement to be signed: its paper becomes a version of a document that both sides see, and is frozen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements import fields, recorded
from vinculo.agreements.drafting import hold_draft, open_request
from vinculo.agreements.models import Agreement
from vinculo.agreements.paper import paper_of
from vinculo.clients.models import Audience
from vinculo.documents import verbs
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Document, SigningRequest, Version
from vinculo.documents.signing import ending
from vinculo.documents.signing.asking import CannotBeAsked, Party, Wish, ask
from vinculo.documents.signing.standing import NotOpen
from vinculo.people.models import Organization, Person


@dataclass(frozen=True, slots=True)
class Sending:
    """Who signs, in their order where there is one, and what they are told with it."""

    parties: tuple[Party, ...]
    note: str = ""
    in_order: bool = False
    expires_at: datetime | None = None


@transaction.atomic
def send(agreement: Agreement, sending: Sending, *, by: Person, at: datetime) -> SigningRequest:
    """
    From here on they read and sign the very same bytes. NotADraft, asking.CannotBeAsked, freezing.CannotBeFrozen.
    """
    hold_draft(agreement, at=at)
    if missing := what_is_missing(agreement):
        raise CannotBeAsked(" ".join(missing))
    version = keep_paper(agreement, by=by, at=at)
    if version.document.audience != Audience.SHARED:
        verbs.share(version.document, Audience.SHARED, by=by, at=at, is_spoken=True)
    if agreement.audience != Audience.SHARED:
        agreement.audience = Audience.SHARED
        agreement.save(update_fields=["audience"])
    wish = Wish(
        version, sending.parties, agreement.name, agreement.language or agreement.client.language or "en",
        note=sending.note, in_order=sending.in_order, expires_at=sending.expires_at,
        about=f"agreement:{agreement.pk}",
    )  # fmt: skip
    asked = ask(wish, by=by, at=at)
    recorded.agreement_did("sent", agreement, by=by)
    return asked


def keep_paper(agreement: Agreement, *, by: Person, at: datetime) -> Version:
    """
    Its PDF as the next version of its document, which says a price: for those who decide and sign, never for guests. A
    document that was thrown away makes room for a new one.
    """
    document, project = agreement.document, agreement.project
    new = NewDocument(
        agreement.client, project=project, title=agreement.name, audience=Audience.SHARED, about_money=True
    )
    if document:
        Document.objects.filter(pk=document.pk).update(about_money=True)
    to: Document | NewDocument = document if document and document.deleted_at is None else new
    version = add_version(to, paper_of(agreement), name=f"{agreement.name}.pdf", by=by, at=at)
    if agreement.document_id != version.document_id:
        agreement.document = version.document
        agreement.save(update_fields=["document"])
    return version


@transaction.atomic
def take_back(agreement: Agreement, *, because: str, by: Person, at: datetime) -> bool:
    """It becomes a draft again, and everybody who was asked hears why. False when it does not wait any more."""
    asked = open_request(agreement, at=at)
    if asked is None:
        return False
    try:
        ending.withdraw(asked, because=because, by=by, at=at)
    except NotOpen:
        return False
    return True


def what_is_missing(agreement: Agreement) -> list[str]:
    """Why it cannot be sent yet, in sentences."""
    missing = []
    clauses = list(agreement.clauses.all())
    if not clauses:
        missing.append(_("It has no clause yet."))
    if blank := unfilled(agreement, [*(one.title for one in clauses), *(one.text for one in clauses)]):
        words = ngettext("Nothing stands in for %(fields)s yet.", "Nothing stands in for %(fields)s yet.", len(blank))
        missing.append(words % {"fields": ", ".join(blank)})
    if agreement.starts_on and agreement.ends_on and agreement.ends_on < agreement.starts_on:
        missing.append(_("It would end before it begins."))
    return missing


def unfilled(agreement: Agreement, texts: Iterable[str]) -> list[str]:
    values = fields.values_for(agreement, Organization.current())
    return list(dict.fromkeys(field for text in texts for field in fields.unfilled_in(text, values)))
