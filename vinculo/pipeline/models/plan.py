"""The plan for a client we have: where they want to go, what we could do there, what could go wrong."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.projects.visible import VisibleByClient


class AccountPlan(models.Model):
    """What we want to be for this client in a year. It ages, so it says when it was last looked at."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="account_plan")
    direction = models.TextField(_("where they want to go"), blank=True)
    part = models.TextField(_("what we could do there"), blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_on = models.DateField(_("on"), null=True, blank=True)
    reviewed_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = VisibleByClient.as_manager()

    def __str__(self) -> str:
        return f"plan for {self.client_id}"


class AccountRisk(models.Model):
    """What could cost us this client, and what we do about it."""

    class Weight(models.TextChoices):
        LOW = "low", _("Small")
        MIDDLE = "middle", _("Serious")
        HIGH = "high", _("Could cost us the client")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="risks")
    text = models.CharField(_("what could happen"), max_length=300)
    weight = models.CharField(_("how grave"), max_length=6, choices=Weight, default=Weight.MIDDLE)
    answer = models.CharField(_("what we do about it"), max_length=300, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who sees to it")
    )
    review_on = models.DateField(_("look again on"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return self.text
