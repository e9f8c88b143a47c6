"""Signing itself: the words somebody agrees to, and the row that says that they did."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.access.models import Code
from vinculo.documents.keeping import whole_bytes
from vinculo.documents.models import Signature, Signer, SigningRequest, Version
from vinculo.documents.signing.asking import TELL, about
from vinculo.documents.signing.standing import (
    NotTheirTurn,
    has_signed,
    held_open,
    next_in_line,
    parties,
    signing,
    waits_for,
)
from vinculo.record.chain import SYSTEM, Actor, append

FINISH = "vinculo.documents.signing.finishing.finish"
MOST_POINTS = 4000


@dataclass(frozen=True, slots=True)
class Consent:
    """
    What they did on the page: the name they typed, the strokes they drew (thousandths of the box), the words beside the
    box they ticked in the language they read, and how we knew just then that it was them.
    """

    name: str
    words: str
    language: str
    identified_by: str
    identified_at: datetime
    time_zone: str = ""
    drawn: list[list[list[int]]] | None = None
    code: Code | None = None
    own_certificate: dict[str, object] | None = None
    brought: Callable[[], Version] | None = None  # keeps the file they signed themselves


def words(request: SigningRequest, capacity: str) -> str:
    """What they agree to, in the language that is active now. It names the paper by its hash."""
    said = {"title": request.title, "sha256": request.frozen_sha256, "for_whom": capacity}
    if capacity:
        return (
            _(
                "I have read “%(title)s” (SHA-256 %(sha256)s) and sign it for %(for_whom)s. "
                "I agree to sign it electronically; it binds like my signature on paper."
            )
            % said
        )
    return (
        _(
            "I have read “%(title)s” (SHA-256 %(sha256)s) and sign it. "
            "I agree to sign it electronically; it binds like my signature on paper."
        )
        % said
    )


@transaction.atomic
def sign(signer: Signer, consent: Consent, *, actor: Actor, at: datetime) -> tuple[Signature, SigningRequest]:
    """
    They sign. The bytes are read and hashed once more; the code, if there is one, is spent in the same transaction.
    NotOpen, NotTheirTurn; keeping.Damaged when the store no longer has what was frozen.
    """
    request = held_open(signer.request_id, at=at)
    signers = parties(request)
    mine = next((one for one in signers if one.pk == signer.pk), None)
    if mine is None or not waits_for(mine) or not _spent(consent.code, at):
        raise NotTheirTurn
    content_hash = sha256(whole_bytes(request.frozen)).hexdigest()
    assert content_hash == request.frozen_sha256
    kept = consent.brought() if consent.brought else None
    signature = Signature.objects.create(
        signer=mine, at=at, typed_name=consent.name, drawn=consent.drawn, consent=consent.words,
        language=consent.language, time_zone=consent.time_zone, frozen_sha256=request.frozen_sha256,
        identified_by=consent.identified_by, identified_at=consent.identified_at, ip=actor.ip or None,
        user_agent=actor.user_agent[:300], own_certificate=consent.own_certificate, brought=kept,
    )  # fmt: skip
    mine.signature = signature
    _note(request, signature, actor=actor, at=at)
    _go_on(request, signers, at=at)
    return signature, request


def _note(request: SigningRequest, signature: Signature, *, actor: Actor, at: datetime) -> None:
    kind = "signing.brought" if signature.brought_id else "signing.signed"
    facts = {
        "signer": signature.signer_id,
        "consent_sha256": sha256(signature.consent.encode()).hexdigest(),
        "language": signature.language,
        "identified_by": signature.identified_by,
        "brought_sha256": signature.brought.sha256 if signature.brought else None,
    }
    private = {"consent": signature.consent, "signed_as": signature.typed_name}
    append(about(request, kind, facts, of=actor.key, **private), actor=actor, at=at)


def _go_on(request: SigningRequest, signers: list[Signer], *, at: datetime) -> None:
    """The next one is asked; or all have signed, and the seal follows."""
    if all(has_signed(one) for one in signing(signers)):
        request.completed_at = at
        request.save(update_fields=["completed_at"])
        append(about(request, "signing.completed"), actor=SYSTEM, at=at)
        jobs.enqueue(FINISH, request.pk)
    elif following := next_in_line(signers):
        following.asked_at = at
        following.save(update_fields=["asked_at"])
        jobs.enqueue(TELL, request.pk)


def _spent(code: Code | None, at: datetime) -> bool:
    """One code signs once."""
    if code is None:
        return True
    return Code.objects.filter(pk=code.pk, used_at=None, void_at=None).update(used_at=at) == 1


def strokes(drawn: object) -> list[list[list[int]]] | None:
    """What a browser sent as a drawing, if it is one: strokes of points from 0 to 1000. None for anything else."""
    if not isinstance(drawn, list) or not drawn:
        return None
    count, clean = 0, []
    for stroke in drawn:
        if not isinstance(stroke, list):
            return None
        points = [point for point in stroke if _is_point(point)]
        count += len(stroke)
        if len(points) != len(stroke) or count > MOST_POINTS:
            return None
        clean.append([[int(x), int(y)] for x, y in points])
    return clean


def _is_point(point: object) -> bool:
    if not isinstance(point, list) or len(point) != 2:
        return False
    return all(type(number) is int and 0 <= number <= 1000 for number in point)
