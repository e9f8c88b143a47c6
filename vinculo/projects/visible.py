"""Who sees what hangs on a client: one rule for everything above projects."""

from typing import Self

from django.db import models

from vinculo.clients.models import of_visible_client
from vinculo.people.models import Person
from vinculo.projects.models.project import in_visible_project


class VisibleByClient(models.QuerySet):
    """What hangs on a client is seen by those who see the client; a guest sees what belongs to their projects."""

    def visible_to(self, person: Person) -> Self:
        if person.sees_everyone:
            return self
        if person.is_guest:
            return self.filter(in_visible_project(person))
        return self.filter(of_visible_client(person))
