"""What ends a request without all signatures: somebody declines, we withdraw it, it was edited, or it runs out."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.documents.models import Signer, SigningRequest
from vinculo.documents.signing.asking import about
from vinculo.documents.signing.standing import NotOpen, NotTheirTurn, held, held_open, overtaken, waits_for
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import SYSTEM, Actor, append

OVER = "vinculo.documents.signing.letters.tell_over"


@transaction.atomic
def decline(signer: Signer, *, because: str, actor: Actor, at: datetime) -> SigningRequest:
    """They do not sign, and say why; nobody is asked any more. NotOpen, NotTheirTurn."""
    request = held_open(signer.request_id, at=at)
    mine = Signer.objects.select_related("signature").get(pk=signer.pk)
    if not waits_for(mine):
        raise NotTheirTurn
    mine.declined_at, mine.declined_because = at, because
    mine.save(update_fields=["declined_at", "declined_because"])
    request.declined_at = at
    request.save(update_fields=["declined_at"])
    append(about(request, "signing.declined", {"signer": mine.pk}, of=actor.key, why=because), actor=actor, at=at)
    jobs.enqueue(OVER, request.pk)
    return request


@transaction.atomic
def withdraw(request: SigningRequest, *, because: str, by: Person, at: datetime) -> SigningRequest:
    """We take it back and say why. What was signed already stays written. NotOpen."""
    current = held(request.pk)
    if current.completed_at or current.declined_at or current.withdrawn_at:
        raise NotOpen
    current.withdrawn_at, current.withdrawn_by, current.withdrawn_because = at, by, because[:300]
    current.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    append(about(current, "signing.withdrawn", why=because), actor=acting(by), at=at)
    jobs.enqueue(OVER, current.pk)
    return current


def void_overtaken(*, at: datetime) -> int:
    """Edited after it was sent: nobody can sign it any more, and everybody who was asked hears why. How many."""
    count = 0
    for request in overtaken(SigningRequest.objects.open_at(at)):
        count += _void(request, at=at)
    return count


@transaction.atomic
def _void(request: SigningRequest, *, at: datetime) -> bool:
    current = held(request.pk)
    if current.completed_at or current.declined_at or current.withdrawn_at:
        return False
    current.withdrawn_at = at
    current.withdrawn_because = _("It was changed after it was sent. Signing begins anew with the new version.")
    current.save(update_fields=["withdrawn_at", "withdrawn_because"])
    append(about(current, "signing.void"), actor=SYSTEM, at=at)
    jobs.enqueue(OVER, current.pk)
    return True


def note_run_out(*, at: datetime) -> int:
    """Writes down, once each, what ran out since. How many."""
    unsettled = SigningRequest.objects.filter(completed_at=None, declined_at=None, withdrawn_at=None)
    count = 0
    for request in unsettled.filter(expires_at__lte=at):
        with jobs.once(f"signing-ran-out:{request.pk}") as first:
            if first:
                append(about(request, "signing.ran_out"), actor=SYSTEM, at=at)
                jobs.enqueue(OVER, request.pk)
                count += 1
    return count
