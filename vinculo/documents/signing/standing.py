"""How a request for signatures stands: one place that says it, for every face."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from vinculo.clients.models import Audience
from vinculo.db.locking import lock_named
from vinculo.documents.models import Signature, Signer, SigningRequest, Version

RELATED = ("client", "project", "version__document", "frozen__document", "sealed", "by", "certificate")


class NotOpen(Exception):
    """It was signed by all, declined, withdrawn, changed or ran out before."""


class NotTheirTurn(Exception):
    """They signed, declined or handed it on already, or others come first."""


def subject_of(request: SigningRequest) -> str:
    return f"signing:{request.pk}"


def held(pk: int) -> SigningRequest:
    """The request as it is now, with nobody else at it until the transaction ends."""
    assert transaction.get_connection().in_atomic_block
    lock_named(f"signing:{pk}")
    return SigningRequest.objects.select_related(*RELATED).get(pk=pk)


def held_open(pk: int, *, at: datetime) -> SigningRequest:
    """The same, for deeds that need it open. NotOpen."""
    request = held(pk)
    if not request.is_open(at) or is_hidden(request) or is_overtaken(request):
        raise NotOpen
    return request


def state(request: SigningRequest, at: datetime) -> str:
    """sealed, signed (the seal follows), declined, withdrawn, ran_out, or open."""
    if request.completed_at:
        return "sealed" if request.sealed_id else "signed"
    if request.declined_at:
        return "declined"
    if request.withdrawn_at:
        return "withdrawn"
    return "open" if request.is_open(at) else "ran_out"


def parties(request: SigningRequest) -> list[Signer]:
    """Everybody who was asked, in their order, with what they did."""
    found = request.signers.select_related("contact", "person", "signature", "delegated_to__contact")
    return list(found.order_by("position", "pk"))


def signing(signers: Iterable[Signer]) -> list[Signer]:
    """Those whose signature counts: whoever handed it on is not one of them."""
    return [one for one in signers if one.delegated_at is None]


def has_signed(signer: Signer) -> bool:
    return hasattr(signer, "signature")


def waits_for(signer: Signer) -> bool:
    """It is their turn. The request itself must be open, too."""
    done = has_signed(signer) or signer.declined_at or signer.delegated_at
    return signer.asked_at is not None and not done


def next_in_line(signers: Iterable[Signer]) -> Signer | None:
    """Who is asked next, once everybody before them has signed."""
    for signer in signing(signers):
        if signer.asked_at is None:
            return signer
        if not has_signed(signer):
            return None
    return None


def newer_version() -> Exists:
    """For a queryset of requests: the document went on after it was sent. What signing itself adds does not count."""
    later = Version.objects.filter(
        document=OuterRef("frozen__document"), number__gt=OuterRef("frozen__number")
    ).exclude(state=Version.State.REFUSED)
    brought = Signature.objects.filter(brought=OuterRef("pk"))
    return Exists(later.exclude(Exists(brought)))


def overtaken(requests: QuerySet[SigningRequest]) -> QuerySet[SigningRequest]:
    """Sent, and edited or thrown away since."""
    gone = Q(frozen__document__deleted_at__isnull=False)
    return requests.filter(gone | Q(newer_version()))


def is_hidden(request: SigningRequest) -> bool:
    """Only our team sees the document by now. Shared again, it can be signed as before."""
    return request.frozen.document.audience != Audience.SHARED


def is_overtaken(request: SigningRequest) -> bool:
    return request.completed_at is None and overtaken(SigningRequest.objects.filter(pk=request.pk)).exists()


def waiting(at: datetime) -> QuerySet[Signer]:
    """Everybody whose turn it is, in requests that are open, shared, and still about the newest version."""
    open_now = SigningRequest.objects.open_at(at).filter(client__deleted_at=None)
    open_now = open_now.filter(frozen__document__audience=Audience.SHARED)
    fresh = open_now.exclude(pk__in=overtaken(open_now).values("pk"))
    theirs = Signer.objects.filter(request__in=fresh, asked_at__isnull=False, declined_at=None, delegated_at=None)
    return theirs.filter(signature=None).order_by(F("asked_at"), "pk")
