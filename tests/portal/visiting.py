"""Contacts who are signed in to the portal, with a part in the projects of their client."""

from typing import Any

from django.test import Client
from django.utils import timezone

from vinculo.access import visits
from vinculo.access.models import Access
from vinculo.clients.models import Client as OurClient
from vinculo.clients.models import Contact
from vinculo.portal.cookie import NAME
from vinculo.projects.models import Project, ProjectContact


def let_in(contact: Contact, client: OurClient, **fields: Any) -> Access:
    access, _made = Access.objects.get_or_create(
        contact=contact, client=client, defaults={"invited_at": timezone.now(), **fields}
    )
    return access


def take_part(contact: Contact, project: Project, role: str = "decider") -> ProjectContact:
    part, _made = ProjectContact.objects.update_or_create(project=project, contact=contact, defaults={"role": role})
    return part


def visit(contact: Contact, client: OurClient | None = None) -> Client:
    """A browser with their visit. With a client they are let in there first; without, they come to choose."""
    if client is not None:
        let_in(contact, client)
    _visit, key = visits.begin(contact, proof="code", at=timezone.now())
    browser = Client()
    browser.cookies[NAME] = key
    return browser
