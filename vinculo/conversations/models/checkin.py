"""The planned exchanges of a communication plan."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client
from vinculo.conversations.models.interaction import Interaction
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class CheckInQuerySet(VisibleByClient):
    def ahead(self) -> Self:
        return self.filter(held_in=None, skipped_at=None)

    def soonest_first(self) -> Self:
        return self.order_by("due_at", "pk")


class CheckIn(models.Model):
    """One regular talk: made from the plan around free days of both sides; held, moved, or left out with a reason."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="check_ins")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="check_ins")
    slot_on = models.DateField(_("planned for"))
    due_at = models.DateTimeField(_("when"))
    channel = models.CharField(_("how"), max_length=20, choices=Channel)
    agenda: ClassVar = models.JSONField(default=list, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    held_in = models.OneToOneField(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="held_check_in"
    )
    skipped_at = models.DateTimeField(null=True, blank=True)
    skipped_because = models.CharField(_("why it is left out"), max_length=200, blank=True)
    moved_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "pk")
        constraints = (models.UniqueConstraint(fields=["project", "slot_on"], name="one_check_in_a_slot"),)
        indexes = (models.Index(fields=["client", "due_at"], name="check_in_of_client"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.due_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return f"/check-ins/{self.pk}/"

    @property
    def is_ahead(self) -> bool:
        return self.held_in_id is None and self.skipped_at is None

    def move(self, *, to: datetime, by: Person) -> None:
        self.due_at, self.moved_by = to, by
        self.save(update_fields=["due_at", "moved_by"])

    def skip(self, *, because: str, at: datetime) -> None:
        self.skipped_at, self.skipped_because = at, because
        self.save(update_fields=["skipped_at", "skipped_because"])
