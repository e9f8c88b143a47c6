"""Who sees what hangs on a client: one rule for everything above projects."""

from typing import Self

from django.db import models
from django.db.models import Q

from vinculo.clients.models import Client, of_visible_client
from vinculo.people.models import Person, Role
from vinculo.people.models.person import PersonQuerySet
from vinculo.projects.models.project import Project, in_visible_project
from vinculo.projects.models.team import ProjectMember


class VisibleByClient(models.QuerySet):
    """What hangs on a client is seen by those who see the client; a guest sees what belongs to their projects."""

    def visible_to(self, person: Person) -> Self:
        if person.sees_everyone:
            return self
        if person.is_guest:
            return self.filter(in_visible_project(person))
        return self.filter(of_visible_client(person))


def who_sees(client: Client, project: Project | None = None) -> PersonQuerySet:
    """
    The other way round: those of us who see what hangs on this client, or on this project of theirs. One query; a test
    asks everybody whether it agrees with `visible_to`.
    """
    at_theirs = ProjectMember.objects.filter(project__client=client)
    on_it = at_theirs.filter(project=project) if project else at_theirs.none()
    leads = Q(role__in=(Role.ADMINISTRATOR, Role.MANAGER))
    guests = Q(role=Role.GUEST, pk__in=on_it.values("person"))
    members = Q(role=Role.MEMBER)
    if client.team_id:
        team = Person.objects.filter(teams=client.team_id).values("pk")
        members &= Q(pk=client.owner_id) | Q(pk__in=team) | Q(pk__in=at_theirs.values("person"))
    return Person.objects.active().filter(leads | guests | members)
