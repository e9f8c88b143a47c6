"""The client we work best with: what makes one, how much each trait weighs, and how others compare."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.pipeline.models.lead import Lead


class Trait(models.Model):
    """Something that can be said of any client or lead: their trade, size, country, budget, how they decide."""

    class Kind(models.TextChoices):
        CHOICE = "choice", _("One of several")
        NUMBER = "number", _("A number")
        YES = "yes", _("Yes or no")

    name = models.CharField(_("name"), max_length=80, unique=True)
    key = models.CharField(max_length=20, blank=True)  # what the record knows by itself: country, budget, language
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.CHOICE)
    choices = models.JSONField(_("possible answers"), default=list, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=0)  # 0 to 10
    wanted = models.JSONField(_("what suits us"), default=dict, blank=True)  # {"any": [...]}, {"from": 5, "to": 50}
    learnt = models.JSONField(default=dict, blank=True)  # on how many clients, how strongly, when
    position = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class TraitValue(models.Model):
    """What is true of one client or one lead."""

    trait = models.ForeignKey(Trait, on_delete=models.CASCADE, related_name="values")
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="trait_values")
    lead = models.ForeignKey(Lead, null=True, blank=True, on_delete=models.CASCADE, related_name="trait_values")
    value = models.CharField(max_length=120)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["trait", "client"], name="trait_of_client_once"),
            models.UniqueConstraint(fields=["trait", "lead"], name="trait_of_lead_once"),
            models.CheckConstraint(
                condition=Q(client__isnull=False, lead=None) | Q(client=None, lead__isnull=False), name="trait_of_one"
            ),
        )

    def __str__(self) -> str:
        return self.value


class BestClient(models.Model):
    """Somebody of ours said: of this kind we want more. What is learnt about the ideal client goes by these."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="best")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.client_id}"
