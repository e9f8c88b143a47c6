"""Somebody of a client's who reads the portal, in the generated data."""

from django.utils import timezone

from vinculo.access import visits
from vinculo.access.models import Access
from vinculo.clients.models import Audience
from vinculo.conversations.models import Interaction
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project, ProjectContact, Task


def come_in(person: Person) -> str:
    """The key of a visit of a contact who decides in a running project of this person's, with what is shared there."""
    project = Project.objects.running().filter(client__owner=person, milestones__isnull=False).order_by("pk")[0]
    contact = project.client.contacts.order_by("pk")[0]
    now, shared = timezone.now(), {"audience": Audience.SHARED}
    Access.objects.get_or_create(contact=contact, client=project.client, defaults={"invited_at": now})
    for one in project.client.projects.all():
        ProjectContact.objects.get_or_create(project=one, contact=contact, defaults={"role": "decider"})
        Milestone.objects.filter(project=one).update(**shared)
        Task.objects.filter(project=one).update(**shared)
    Interaction.objects.filter(client=project.client).update(**shared)
    return visits.begin(contact, proof="code", at=now)[1]
