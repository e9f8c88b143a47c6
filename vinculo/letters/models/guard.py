"""What the guards said about a letter, and what its writer made of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.letters.models.letter import Letter
from vinculo.people.models import Person
from vinculo.projects.visible import VisibleByClient


class Guard(models.TextChoices):
    BLAME = "blame", _("Blame")
    ASKED = "asked", _("Asked before")
    MONEY = "money", _("Money")


class Outcome(models.TextChoices):
    TAKEN = "taken", _("Written differently")
    OVERRIDDEN = "overridden", _("Sent as it was")


class GuardNote(models.Model):
    """
    A guard pointed at a passage of a letter: what it offered, and whether the writer took it or sent the letter as it
    was, with the reason they gave. `answered_by` says where the record held the answer ("question:12").
    """

    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="guard_notes")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="guard_notes")
    guard = models.CharField(max_length=6, choices=Guard)
    code = models.CharField(max_length=30)  # the reason, as vinculo.language names it
    passage = models.TextField()
    offered = models.TextField(blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        indexes = (models.Index(fields=["client", "guard", "-at"], name="guard_note_of_client"),)

    def __str__(self) -> str:
        return self.passage[:60]
