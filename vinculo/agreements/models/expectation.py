"""What both sides hope for."""

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class Expectation(models.Model):
    """What a side hopes for without it being in the contract, asked for directly and dated."""

    class Side(models.TextChoices):
        THEIRS = "theirs", _("They expect of us")
        OURS = "ours", _("We expect of them")

    class State(models.TextChoices):
        OPEN = "open", _("Not spoken of yet")
        RUNNING = "run", _("On its way")
        MET = "ok", _("Met")
        AT_RISK = "risk", _("At risk")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="expectations")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="expectations")
    side = models.CharField(_("whose"), max_length=6, choices=Side)
    text = models.TextField(_("what"))
    is_quote = models.BooleanField(_("in their own words"), default=False)
    said_by = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="expectations")
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    source = models.CharField(_("where it stands"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=5, choices=State, default=State.RUNNING)
    said_in = models.UUIDField(null=True, blank=True, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["client", "withdrawn_at"], name="expectation_of_client"),)

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"/expectations/{self.pk}/"

    def asked_again(self, *, on: date, state: str) -> None:
        """We asked them how it stands: the date moves, and what they said of it."""
        self.asked_on, self.state = on, state
        self.save(update_fields=["asked_on", "state", "updated_at"])

    def withdraw(self, *, at: datetime) -> None:
        """Nobody expects it any more."""
        self.withdrawn_at = at
        self.save(update_fields=["withdrawn_at", "updated_at"])

    def restore(self) -> None:
        self.withdrawn_at = None
        self.save(update_fields=["withdrawn_at", "updated_at"])
