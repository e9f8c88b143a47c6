"""The handover sheet: what those who won a client pass on to those who deliver."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models.client import Client
from vinculo.clients.models.contact import Channel
from vinculo.people.models import Person


class Sheet(models.Model):
    """What such a sheet says beside the promises. It counts once the manager takes it on."""

    NEEDED: ClassVar[tuple[str, ...]] = ("working_style", "preferred_channel", "hours")

    working_style = models.TextField(_("how they work"), blank=True)
    preferred_channel = models.CharField(_("channel they prefer"), max_length=20, choices=Channel, blank=True)
    hours = models.CharField(_("when they can be reached"), max_length=160, blank=True)
    money = models.TextField(_("what was said about money"), blank=True)
    dates = models.TextField(_("what was said about dates"), blank=True)
    question = models.TextField(_("what is still open"), blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    @property
    def missing(self) -> list[str]:
        """What it needs to be complete and does not say yet, by field name."""
        return [name for name in self.NEEDED if not getattr(self, name)]

    def accept(self, *, by: Person, at: datetime) -> bool:
        """The manager takes it on. False if somebody did before."""
        every: Any = type(self)._default_manager
        won: bool = every.filter(pk=self.pk, accepted_at=None).update(accepted_at=at, accepted_by=by, question="") == 1
        if won:
            self.accepted_at, self.accepted_by, self.question = at, by, ""
        return won

    def send_back(self, *, question: str) -> None:
        """The manager asks before taking it on."""
        self.question, self.accepted_at, self.accepted_by = question, None, None
        self.save(update_fields=["question", "accepted_at", "accepted_by", "updated_at"])


class HandoverSheet(Sheet):
    """Every word given while winning a client, and how they like to work."""

    NEEDED: ClassVar = ("promises", "working_style", "preferred_channel", "hours")
    NONE_GIVEN: ClassVar = "-"  # as `promises`: asked, and nothing was promised

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="handover")
    manager = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="handovers",
        verbose_name=_("who takes it on"),
    )
    promises = models.TextField(_("what we promised on the way"), blank=True)
    won_on = models.DateField(_("won on"), null=True, blank=True)

    def __str__(self) -> str:
        return f"handover of {self.client_id}"
