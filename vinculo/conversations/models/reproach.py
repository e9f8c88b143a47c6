"""Letters of ours that put a fault on one of us."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from vinculo.clients.models import Client
from vinculo.conversations.models.interaction import Interaction
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class Reproach(models.Model):
    """A message went to the client in which one of us stands as at fault. It is repaired by a talk, not by a letter."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="reproaches")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    interaction = models.OneToOneField(Interaction, on_delete=models.CASCADE, related_name="reproach")
    passage = models.CharField(max_length=200)
    name = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField()
    repaired_at = models.DateTimeField(null=True, blank=True)
    repaired_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        indexes = (models.Index(fields=["client", "-at"], name="reproach_of_client"),)

    def __str__(self) -> str:
        return self.passage

    def get_absolute_url(self) -> str:
        return self.interaction.get_absolute_url()

    def repair(self, *, by: Person, at: datetime) -> bool:
        """We spoke about it. False if somebody did before."""
        values = {"repaired_at": at, "repaired_by": by}
        won = Reproach.objects.filter(pk=self.pk, repaired_at=None).update(**values) == 1
        if won:
            self.repaired_at, self.repaired_by = at, by
        return won
