"""Coming in: at the client one belongs to, or at the one that was chosen. Each time with a new key."""

from datetime import datetime

from django.db import transaction

from vinculo.access import visits
from vinculo.access.models import Access, Visit
from vinculo.clients.acting import acting
from vinculo.clients.models import Contact
from vinculo.record.chain import Act, append


@transaction.atomic
def come_in(
    contact: Contact, *, proof: str, at: datetime, ip: str, user_agent: str, before: Visit | None, remember: bool
) -> tuple[Visit, str]:
    """The visit and its key. The one that this browser had ends."""
    if before is not None:
        visits.end(Visit.objects.filter(pk=before.pk), at=at)
    visit, key = visits.begin(contact, proof=proof, at=at, ip=ip, user_agent=user_agent, remember=remember)
    if visit.access:
        _note(visit, visit.access, at=at)
    return visit, key


@transaction.atomic
def choose(visit: Visit, access: Access, *, at: datetime) -> tuple[Visit, str]:
    """Go on at another client: a new key, but no longer than the old one would have lasted."""
    visits.end(Visit.objects.filter(pk=visit.pk), at=at)
    fresh, key = visits.go_on(visit, access, at=at)
    _note(fresh, access, at=at)
    return fresh, key


def _note(visit: Visit, access: Access, *, at: datetime) -> None:
    Access.objects.filter(pk=access.pk).update(last_seen_at=at)
    Access.objects.filter(pk=access.pk, first_seen_at=None).update(first_seen_at=at)
    actor = acting(visit.contact, proof=visit.proof, ip=visit.ip or "", user_agent=visit.user_agent)
    append(
        Act(
            "access.entered", f"access:{access.pk}", client_id=access.client_id, facts={"contact_id": access.contact_id}
        ),
        actor=actor,
        at=at,
    )
