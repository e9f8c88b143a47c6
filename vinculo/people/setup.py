"""
The first start of an installation: who holds the one-time link names the organization and becomes its administrator.

There is no default account and no default password. `setup_link()` is called by whoever starts the server, on the
machine itself; the link is printed there and nowhere else.
"""

import logging
import secrets
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from vinculo.people.letters import site_address
from vinculo.people.models import Organization, Person, Role, SetUpKey, fingerprint

logger = logging.getLogger(__name__)


class AlreadySetUp(Exception):
    """Somebody else finished the set-up first."""


def is_needed() -> bool:
    return not Person.objects.exists()


@transaction.atomic
def setup_link() -> str | None:
    """A fresh link to the set-up page, which makes older ones worthless; None once there is an administrator."""
    if not is_needed():
        return None
    secret = secrets.token_urlsafe(32)
    SetUpKey.objects.all().delete()
    SetUpKey.objects.create(secret_hash=fingerprint(secret))
    return f"{site_address(reverse('people:setup'))}?token={secret}"


def opens(token: str) -> bool:
    hashed = fingerprint(token)
    return any(constant_time_compare(hashed, key.secret_hash) for key in SetUpKey.objects.all())


@transaction.atomic
def set_up(*, organization: dict[str, Any], administrator: dict[str, Any]) -> Person:
    """The organization and its first administrator, once: whoever comes second gets AlreadySetUp."""
    if SetUpKey.objects.all().delete()[0] == 0 or not is_needed():
        raise AlreadySetUp
    house = Organization.current() or Organization()
    for field, value in organization.items():
        setattr(house, field, value)
    house.save()
    person = Person.objects.create_person(
        role=Role.ADMINISTRATOR, language=house.language, time_zone=house.time_zone, **administrator
    )
    logger.info("set up; person %s is the first administrator", person.pk)
    return person
