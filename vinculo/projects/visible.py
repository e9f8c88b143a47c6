"""Who sees what hangs on a client: one rule for everything above projects."""

from typing import Self

from django.db import models

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.projects.models.project import Project


class VisibleByClient(models.QuerySet):
    """What hangs on a client is seen by those who see the client; a guest sees what belongs to their projects."""

    def visible_to(self, person: Person) -> Self:
        if person.sees_everyone:
            return self
        if person.is_guest:
            return self.filter(project__in=Project.objects.visible_to(person))
        return self.filter(client__in=Client.objects.visible_to(person))
