"""Being signed in to the portal: a key in a cookie, its hash here, ended from either side at once."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import Q, QuerySet

from vinculo.access.models import Access, Visit
from vinculo.clients.models import Contact
from vinculo.db.prepared import prepared

IDLE = timedelta(days=14)
LONGEST = timedelta(days=30)  # on a device of one's own
FOR_NOW = timedelta(hours=12)  # on any other
NOTE_EVERY = timedelta(minutes=5)  # how exactly we know when somebody was last here


def begin(
    contact: Contact, *, proof: str, at: datetime, ip: str = "", user_agent: str = "", remember: bool = True
) -> tuple[Visit, str]:
    """The visit and its key, which only the browser keeps. Somebody with one client is there at once."""
    accesses = list(doors_of(contact)[:2])
    access = accesses[0] if len(accesses) == 1 else None
    ends = at + (LONGEST if remember else FOR_NOW)
    return _begun(access.contact if access else contact, access, proof, at, ends, ip or None, user_agent)


def go_on(visit: Visit, access: Access, *, at: datetime) -> tuple[Visit, str]:
    """The same visit at another client, under a new key."""
    return _begun(access.contact, access, visit.proof, at, visit.expires_at, visit.ip, visit.user_agent)


def doors_of(contact: Contact) -> QuerySet[Access]:
    """Where they may come in. Somebody may stand in our records twice, with one address: it is the same reader."""
    same = Q(contact=contact.pk) | Q(contact__email=contact.email) if contact.email else Q(contact=contact.pk)
    return Access.objects.open().filter(same).select_related("contact", "client").order_by("client__name_folded", "pk")


def _begun(
    contact: Contact, access: Access | None, proof: str, at: datetime, ends: datetime, ip: str | None, user_agent: str
) -> tuple[Visit, str]:
    key = secrets.token_urlsafe(32)
    visit = Visit.objects.create(
        key_hash=hashed(key),
        contact=contact,
        access=access,
        proof=proof,
        began_at=at,
        seen_at=at,
        idle_until=min(at + IDLE, ends),
        expires_at=ends,
        ip=ip,
        user_agent=user_agent[:300],
    )
    return visit, key


def current(key: str, *, at: datetime) -> Visit | None:
    """Whose key it is, with contact, access and client read along. None for what ended, ran out or was removed."""
    visit = _visit.one(hashed(key), at)
    if visit is None or visit.contact.deleted_at:
        return None
    if visit.access is not None:
        visit.access.contact = visit.contact  # read along already
    return visit if visit.access is None or visit.access.is_open else None


def note_seen(visit: Visit, *, at: datetime) -> None:
    """Still here; written down every few minutes, not with every page."""
    if at - visit.seen_at >= NOTE_EVERY:
        Visit.objects.filter(pk=visit.pk).update(seen_at=at, idle_until=min(at + IDLE, visit.expires_at))


def end(visits: QuerySet[Visit], *, at: datetime) -> int:
    """Signs these out; how many that were."""
    return visits.filter(ended_at=None).update(ended_at=at)


def hashed(key: str) -> str:
    """The key is long and random, so that a quick hash is enough."""
    return sha256(b"vinculo.access.visit:" + key.encode()).hexdigest()


@prepared
def _visit(key_hash: str, at: datetime) -> QuerySet[Visit]:
    return Visit.objects.open_at(at).filter(key_hash=key_hash).select_related("contact", "access__client")
