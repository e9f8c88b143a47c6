"""Changing what a colleague may do. Whatever changes here ends that person's open sessions at once."""

import logging

from django.db import transaction

from vinculo.people.models import Person, Role
from vinculo.people.sessions import end_sessions

logger = logging.getLogger(__name__)


class LastAdministrator(Exception):
    """The organization would be left with nobody who can administer it."""


@transaction.atomic
def change_role(person: Person, role: str, *, by: Person) -> None:
    if role == person.role:
        return
    if role != Role.ADMINISTRATOR:
        _keep_an_administrator(person)
    logger.info("role of person %s: %s becomes %s, by person %s", person.pk, person.role, role, by.pk)
    person.role = Role(role)
    person.save(update_fields=["role"])
    end_sessions(person)


@transaction.atomic
def close_account(person: Person, *, by: Person) -> None:
    """The person cannot sign in any more. Their name stays on what they did."""
    _keep_an_administrator(person)
    logger.info("account of person %s closed by person %s", person.pk, by.pk)
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(person)


@transaction.atomic
def reopen_account(person: Person, *, by: Person) -> None:
    logger.info("account of person %s opened again by person %s", person.pk, by.pk)
    person.is_active = True
    person.save(update_fields=["is_active"])


def _keep_an_administrator(person: Person) -> None:
    # Locked, so that two administrators cannot remove each other at the same moment.
    administrators = Person.objects.active().filter(role=Role.ADMINISTRATOR).select_for_update()
    if person.is_active and person.is_administrator and {one.pk for one in administrators} <= {person.pk}:
        raise LastAdministrator
