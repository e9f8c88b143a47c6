"""What somebody at a client is asked to sign: what waits for them, and the paper with everything beside it."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vinculo.access.sees import projects_of
from vinculo.clients.models import Audience
from vinculo.documents.models import Certificate, Signer, SigningRequest
from vinculo.documents.pages import PageImage, address, pages_of
from vinculo.documents.signing.consenting import words
from vinculo.documents.signing.delegating import colleagues
from vinculo.documents.signing.standing import RELATED, has_signed, is_overtaken, parties, state, waits_for
from vinculo.documents.signing.standing import waiting as all_waiting
from vinculo.portal.visitor import Visitor

FILES = "/portal/files"
LATEST = 30


@dataclass(frozen=True, slots=True)
class ToSign:
    """A line in the list of what waits, or of what was signed."""

    id: int
    title: str
    project: str
    note: str
    sent_at: datetime
    expires_at: datetime | None
    by: str
    state: str
    signed_at: datetime | None = None

    @property
    def address(self) -> str:
        return f"/portal/sign/{self.id}/"


@dataclass(frozen=True, slots=True)
class PartyShown:
    """One of those who sign. `stands`: signed, declined, handed_on, asked or later."""

    name: str
    capacity: str
    is_me: bool
    is_ours: bool
    stands: str
    at: datetime | None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """
    The page of one request. `stands`: see standing.state, or "changed". `consent`: the words beside the box; `seen`
    says which words these were. `may_sign`: it is this visitor's turn.
    """

    id: int
    title: str
    project: str
    client: str
    note: str
    by: str
    sent_at: datetime
    expires_at: datetime | None
    stands: str
    because: str
    sha256: str
    page_count: int | None
    pages: tuple[PageImage, ...]
    file_address: str
    sealed_address: str
    sealed_sha256: str
    stamp_waits: bool
    stamped_at: datetime | None
    consent: str
    seen: str
    may_sign: bool
    has_signed: bool
    parties: tuple[PartyShown, ...]
    colleagues: tuple[tuple[int, str], ...] = field(default=())

    @property
    def address(self) -> str:
        return f"/portal/sign/{self.id}/"

    @property
    def short_hash(self) -> str:
        return f"{self.sha256[:4]} {self.sha256[4:8]} {self.sha256[8:12]} … {self.sha256[-4:]}"


def waiting(visitor: Visitor, at: datetime) -> tuple[ToSign, ...]:
    """What waits for their signature now, the oldest first. One query."""
    theirs = all_waiting(at).filter(pk__in=mine(visitor).values("pk"))
    return tuple(_line(one, "open") for one in _loaded(theirs).order_by("request__sent_at", "pk"))


def signed(visitor: Visitor) -> tuple[ToSign, ...]:
    """What they signed, the newest first. One query."""
    found = _loaded(mine(visitor).filter(signature__isnull=False)).order_by("-signature__at", "-pk")[:LATEST]
    return tuple(_line(one, "sealed" if one.request.sealed_id else "signed", one.signature.at) for one in found)


def mine(visitor: Visitor) -> QuerySet[Signer]:
    """Where they were asked: at this client, in the projects they see, once it was their turn, while it is shared."""
    theirs = Q(request__project=None) | Q(request__project__in=projects_of(visitor.contact_id, visitor.client_id))
    found = Signer.objects.filter(theirs, contact=visitor.contact_id, request__client=visitor.client_id)
    shared = found.filter(request__frozen__document__audience=Audience.SHARED)
    return shared.filter(asked_at__isnull=False, request__client__deleted_at=None)


def signer(visitor: Visitor, pk: int) -> Signer | None:
    """Their own place in a request; None for what is not theirs, and for what does not exist."""
    related = ("request__client", "request__project", "contact", "signature")
    return mine(visitor).filter(request=pk).select_related(*related).order_by("-pk").first()


def paper(visitor: Visitor, pk: int, at: datetime) -> Paper | None:
    """The page of a request, in the language that is active."""
    place = signer(visitor, pk)
    if place is None:
        return None
    request = SigningRequest.objects.select_related(*RELATED).get(pk=pk)
    everybody = parties(request)
    stands = state(request, at)
    if stands == "open" and is_overtaken(request):
        stands = "changed"
    me = next(one for one in everybody if one.pk == place.pk)
    may_sign = stands == "open" and waits_for(me)
    consent = words(request, me.capacity)
    sealed = request.sealed
    return Paper(
        id=request.pk,
        title=request.title,
        project=request.project.name if request.project else "",
        client=request.client.name,
        note=request.note,
        by=request.by.name if request.by else "",
        sent_at=request.sent_at,
        expires_at=request.expires_at,
        stands=stands,
        because=_because(request, everybody),
        sha256=request.frozen_sha256,
        page_count=request.frozen.pages,
        pages=tuple(pages_of(request.frozen, FILES)),
        file_address=f"{address(request.frozen, FILES)}get/",
        sealed_address=f"{address(sealed, FILES)}get/" if sealed else "",
        sealed_sha256=sealed.sha256 if sealed else "",
        stamp_waits=request.stamp_failed_at is not None,
        stamped_at=request.stamped_at,
        consent=consent,
        seen=fingerprint(consent),
        may_sign=may_sign,
        has_signed=has_signed(me),
        parties=tuple(_party(one, visitor) for one in everybody),
        colleagues=tuple(colleagues(request).values_list("pk", "name")) if may_sign else (),
    )


def fingerprint(consent: str) -> str:
    """Which words they had before them."""
    return sha256(consent.encode()).hexdigest()[:32]


def authority_certificate() -> str:
    """The certificate to check our seals with, in PEM: of our own authority, else the seal that was brought."""
    found = Certificate.objects.authorities().first() or Certificate.objects.seals().first()
    return found.certificate if found else ""


def _loaded(found: QuerySet[Signer]) -> QuerySet[Signer]:
    return found.select_related("request__project", "request__by", "signature")


def _line(place: Signer, stands: str, signed_at: datetime | None = None) -> ToSign:
    request = place.request
    return ToSign(
        id=request.pk,
        title=request.title,
        project=request.project.name if request.project else "",
        note=request.note,
        sent_at=request.sent_at,
        expires_at=request.expires_at,
        by=request.by.name if request.by else "",
        state=stands,
        signed_at=signed_at,
    )


def _because(request: SigningRequest, everybody: list[Signer]) -> str:
    if request.withdrawn_at:
        return request.withdrawn_because
    declined = next((one for one in everybody if one.declined_at), None)
    if declined is None:
        return ""
    whom: Any = declined.contact or declined.person
    return _("%(name)s: %(why)s") % {"name": whom.name, "why": declined.declined_because}


def _party(one: Signer, visitor: Visitor) -> PartyShown:
    whom: Any = one.contact or one.person
    stands, at = "later", None
    if has_signed(one):
        stands, at = "signed", one.signature.at
    elif one.declined_at:
        stands, at = "declined", one.declined_at
    elif one.delegated_at:
        stands, at = "handed_on", one.delegated_at
    elif one.asked_at:
        stands = "asked"
    instead = one.delegated_to.contact.name if one.delegated_to and one.delegated_to.contact else ""
    return PartyShown(
        name=whom.name if whom else "",
        capacity=one.capacity,
        is_me=one.contact_id == visitor.contact_id,
        is_ours=one.person_id is not None,
        stands=stands,
        at=at,
        instead=instead,
    )
