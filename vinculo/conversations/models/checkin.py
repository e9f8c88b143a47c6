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
    agenda = models.JSONField(default=list, blank=True)
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

    def move_back(self, *, to: datetime, by: int | None) -> None:
        """As it was before: also who had moved it then, so that an untouched one follows the plan again."""
        self.due_at, self.moved_by_id = to, by
        self.save(update_fields=["due_at", "moved_by"])

    def skip(self, *, because: str, at: datetime) -> bool:
        """Left out, and the client knows why. False if somebody held or skipped it before."""
        values = {"skipped_at": at, "skipped_because": because}
        won = CheckIn.objects.ahead().filter(pk=self.pk).update(**values) == 1
        if won:
            self.skipped_at, self.skipped_because = at, because
        return won

    def take_up_again(self) -> None:
        """It takes place after all."""
        self.skipped_at, self.skipped_because = None, ""
        self.save(update_fields=["skipped_at", "skipped_because"])

    def hold(self, interaction: Interaction) -> bool:
        """This exchange was it. False if it was held or skipped before."""
        won = CheckIn.objects.ahead().filter(pk=self.pk).update(held_in=interaction) == 1
        if won:
            self.held_in = interaction
        return won

    def write_agenda(self, agenda: list[dict[str, str]]) -> None:
        """The points to talk about in the order somebody chose, with lines of their own."""
        self.agenda = agenda
        self.save(update_fields=["agenda"])
