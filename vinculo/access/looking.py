"""A person of ours looks at the portal exactly as a contact sees it: reads, marked, recorded, changes nothing."""

from datetime import datetime, timedelta

from django.core import signing

from vinculo.access.models import Access
from vinculo.clients.models import Client
from vinculo.people.models import Person

COOKIE = "vinculo_looking"
SALT = "vinculo.access.looking"
LONGEST = timedelta(minutes=30)


def ticket(access: Access, *, person: Person, at: datetime) -> str:
    """What the cookie holds: whom they look as, bound to the person, for half an hour."""
    until = int((at + LONGEST).timestamp())
    return signing.dumps({"access": access.pk, "person": person.pk, "until": until}, salt=SALT)


def opened(told: str, *, person: Person, at: datetime) -> Access | None:
    """The access behind a ticket, with contact and client; None when it is forged, over, or no longer theirs to see."""
    try:
        content = signing.loads(told, salt=SALT)
    except signing.BadSignature:
        return None
    if content["person"] != person.pk or not at.timestamp() <= content["until"] <= (at + LONGEST).timestamp():
        return None
    seen = Access.objects.open().filter(client__in=Client.objects.visible_to(person))
    return seen.select_related("contact", "client").filter(pk=content["access"]).first()
