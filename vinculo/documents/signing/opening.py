"""They opened the paper they are asked to sign: noted the first time."""

from datetime import datetime

from django.db import transaction

from vinculo.documents.models import Signer
from vinculo.documents.signing.asking import about
from vinculo.record.chain import Actor, append


@transaction.atomic
def note_opened(signer: Signer, *, actor: Actor, at: datetime) -> bool:
    """True the one time it is written down."""
    waiting = Signer.objects.filter(pk=signer.pk, opened_at=None, asked_at__isnull=False)
    if waiting.update(opened_at=at) != 1:
        return False
    signer.opened_at = at
    append(about(signer.request, "signing.opened", {"signer": signer.pk}), actor=actor, at=at)
    return True
