"""The files of both sides, as a client sees them: what is shared and was let through, and what they sent themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vinculo.access.sees import roles_of
from vinculo.documents.lists import Row, rows_of
from vinculo.documents.models import Document, SigningRequest, Version
from vinculo.documents.pages import address, pages_of, text_of
from vinculo.documents.sees import documents_of, readable
from vinculo.documents.sizes import kind_words, plate, size_words
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import ProjectContact

UNDER = "/portal/files"
OBSERVER = ProjectContact.Role.OBSERVER
GOOD = (Version.State.GOOD,)
NOT_GOOD = (Version.State.HELD, Version.State.REFUSED)


@dataclass(frozen=True, slots=True)
class SharedFile:
    """One document in a list. `get_address`: where its newest version is had; empty while it is held back."""

    id: int
    title: str
    address: str
    get_address: str
    picture: str
    plate: str
    who: str
    at: datetime
    kind: str
    size: str
    number: int
    note: str
    project: str
    is_mine: bool
    is_sealed: bool
    held: str


@dataclass(frozen=True, slots=True)
class SharedVersion:
    number: int
    address: str
    get_address: str
    who: str
    at: datetime
    kind: str
    size: str
    name: str
    note: str
    held: str
    is_sealed: bool
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a picture; sizes in pixels."""

    number: int
    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Opened:
    """One document with everything its page shows. `may_add`: this visitor may send its next version."""

    id: int
    title: str
    project: str
    may_add: bool
    shown: SharedVersion
    versions: tuple[SharedVersion, ...]
    leaves: tuple[Leaf, ...]
    pages: int
    text: str
    is_drawn: bool
    is_newest: bool


def seen_documents(visitor: Visitor) -> QuerySet[Document]:
    """What they may read, and what they sent themselves while it is held back."""
    mine = Q(by_contact=visitor.contact_id)
    return documents_of(visitor.contact_id, visitor.client_id).filter(mine | Q(readable())).newest_first()


def listed(visitor: Visitor, documents: Sequence[Document]) -> tuple[SharedFile, ...]:
    """Those documents as rows, with their project loaded; up to five queries."""
    good = {row.document.pk: row for row in rows_of(documents, states=GOOD)}
    own = [one for one in documents if one.pk not in good and one.by_contact_id == visitor.contact_id]
    good |= {row.document.pk: row for row in rows_of(own, states=NOT_GOOD)} if own else {}
    sealed = _sealed([row.version.pk for row in good.values()])
    rows = (good.get(document.pk) for document in documents)
    return tuple(_file(row, visitor, row.version.pk in sealed) for row in rows if row)


def opened(visitor: Visitor, document_id: int, number: int | None = None) -> Opened | None:
    """A document they may read, at one of its versions or at the newest; None if it is not theirs to see."""
    document = seen_documents(visitor).select_related("project").filter(pk=document_id).first()
    if document is None:
        return None
    versions = list(_versions(visitor, document).select_related("by", "by_contact"))
    first = next((one for one in versions if one.is_good), versions[0] if versions else None)
    shown = first if number is None else next((one for one in versions if one.number == number), None)
    if shown is None or first is None:
        return None
    sealed = _sealed([one.pk for one in versions])
    images = pages_of(shown, UNDER) if shown.is_good else []
    return Opened(
        id=document.pk,
        title=document.title,
        project=document.project.name if document.project else "",
        may_add=may_add_version(visitor, document),
        shown=_version(shown, visitor, shown, sealed),
        versions=tuple(_version(one, visitor, shown, sealed) for one in versions),
        leaves=tuple(Leaf(one.number, one.url, one.width, one.height) for one in images),
        pages=shown.pages or 0,
        text=text_of(shown),
        is_drawn=shown.looked_at is not None,
        is_newest=shown.pk == first.pk,
    )


def version_for(visitor: Visitor, document_id: int, number: int) -> Version | None:
    """A version that was let through, with its document: for giving it out, never for a page."""
    found = Version.objects.filter(document__in=documents_of(visitor.contact_id, visitor.client_id))
    good = found.filter(document=document_id, number=number, state=Version.State.GOOD)
    return good.select_related("document").first()


def own_document(visitor: Visitor, document_id: int) -> Document | None:
    """A document to which they may send the next version."""
    found = documents_of(visitor.contact_id, visitor.client_id).filter(pk=document_id)
    document = found.select_related("project", "client", "folder").first()
    return document if document and may_add_version(visitor, document) else None


def may_add_version(visitor: Visitor, document: Document) -> bool:
    """Of what they sent themselves, while they have a say in its project."""
    if document.by_contact_id != visitor.contact_id or visitor.is_only_looking:
        return False
    roles = roles_of(visitor.contact_id, visitor.client_id)
    if document.project_id is None:
        return any(role != OBSERVER for role in roles.values())
    return roles.get(document.project_id, OBSERVER) != OBSERVER


def _versions(visitor: Visitor, document: Document) -> QuerySet[Version]:
    """Those let through, and their own that are not yet, or never."""
    return document.versions.filter(Q(state=Version.State.GOOD) | Q(by_contact=visitor.contact_id))


def _sealed(version_ids: Sequence[int]) -> set[int]:
    found = SigningRequest.objects.filter(sealed__in=version_ids)
    return {pk for pk in found.values_list("sealed_id", flat=True) if pk is not None}


def _file(row: Row, visitor: Visitor, is_sealed: bool) -> SharedFile:
    document, version = row.document, row.version
    base = address(version, UNDER)
    return SharedFile(
        id=document.pk,
        title=document.title,
        address=f"{UNDER}/{document.pk}/",
        get_address=f"{base}get/" if version.is_good else "",
        picture=f"{base}pages/0/" if row.has_picture and version.is_good else "",
        plate=plate(version.media_type),
        who=_who(version),
        at=version.at,
        kind=kind_words(version.media_type),
        size=size_words(version.size),
        number=version.number,
        note=version.note,
        project=document.project.name if document.project else "",
        is_mine=document.by_contact_id == visitor.contact_id,
        is_sealed=is_sealed,
        held=_held(version),
    )


def _version(version: Version, visitor: Visitor, shown: Version, sealed: set[int]) -> SharedVersion:
    base = address(version, UNDER)
    return SharedVersion(
        number=version.number,
        address=base,
        get_address=f"{base}get/" if version.is_good else "",
        who=_who(version),
        at=version.at,
        kind=kind_words(version.media_type),
        size=size_words(version.size),
        name=version.name,
        note=version.note,
        held=_held(version),
        is_sealed=version.pk in sealed,
        is_shown=version.pk == shown.pk,
    )


def _who(version: Version) -> str:
    who = version.by or version.by_contact
    return who.name if who else ""


def _held(version: Version) -> str:
    """What is said to whoever sent it."""
    if version.state == Version.State.HELD:
        return _("Being looked through. It can be had when that is done.")
    if version.state == Version.State.REFUSED:
        return _("Not kept: something harmful was found in it (%(virus)s). Send a clean copy.") % {
            "virus": version.state_because
        }
    return ""
