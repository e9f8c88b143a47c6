"""Inviting a colleague, and what becomes of the invitation."""

import logging
from datetime import date, datetime

from django.db import transaction

from vinculo.people.letters import send_invitation
from vinculo.people.models import Invitation, Person, Team

logger = logging.getLogger(__name__)


class InvitationUsed(Exception):
    """Somebody was faster: it has been accepted, withdrawn, or the address has an account by now."""


@transaction.atomic
def invite(
    *, email: str, name: str, role: str, language: str, by: Person, today: date, team: Team | None = None
) -> Invitation:
    """Sends the letter. If it cannot leave (OSError), nothing is kept."""
    invitation, secret = Invitation.issue(
        email=email, name=name, role=role, team=team, language=language, by=by, today=today
    )
    send_invitation(invitation, secret)
    logger.info("invitation %s to role %s sent by person %s", invitation.pk, role, by.pk)
    return invitation


@transaction.atomic
def send_again(invitation: Invitation, *, by: Person, today: date) -> None:
    """Another letter with another link; the first one opens nothing from now on."""
    secret = invitation.renew(today=today)
    send_invitation(invitation, secret)
    logger.info("invitation %s sent again by person %s", invitation.pk, by.pk)


def withdraw(invitation: Invitation, *, by: Person, at: datetime) -> bool:
    """False when it was accepted or withdrawn already."""
    logger.info("invitation %s withdrawn by person %s", invitation.pk, by.pk)
    return Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=at) == 1


@transaction.atomic
def accept(invitation: Invitation, *, name: str, password: str, language: str, time_zone: str, at: datetime) -> Person:
    """The new colleague. An invitation makes one account, however often and fast it is sent in."""
    if Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=at) != 1:
        raise InvitationUsed
    if Person.objects.filter(email=invitation.email).exists():
        raise InvitationUsed
    person = Person.objects.create_person(
        email=invitation.email,
        name=name,
        role=invitation.role,
        password=password,
        language=language,
        time_zone=time_zone,
    )
    if invitation.team:
        person.teams.add(invitation.team)
    logger.info("invitation %s accepted: person %s", invitation.pk, person.pk)
    return person
