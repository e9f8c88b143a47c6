"""Where strangers hear of us, and what that costs."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person


class LeadChannel(models.Model):
    """A place where people who may become clients are: recommendations, a fair, a network, our own pages."""

    class Kind(models.TextChoices):
        REFERRAL = "referral", _("Recommendation")
        WEB = "web", _("Our website")
        SEARCH = "search", _("Search engines")
        SOCIAL = "social", _("Social networks")
        EVENT = "event", _("Fairs and events")
        PRESS = "press", _("Press and articles")
        ADS = "ads", _("Advertising")
        OUTREACH = "outreach", _("We write or call first")
        OTHER = "other", _("Something else")

    name = models.CharField(_("name"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    note = models.CharField(_("who is found there"), max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Campaign(models.Model):
    """One effort on a channel, with its days: a stand at a fair, three weeks of advertisements."""

    channel = models.ForeignKey(LeadChannel, on_delete=models.PROTECT, related_name="campaigns")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    note = models.TextField(_("what we try"), blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (models.UniqueConstraint(fields=["channel", "name"], name="campaign_name_once"),)

    def __str__(self) -> str:
        return self.name


class Spending(models.Model):
    """What a channel or one of its campaigns cost on a day: money in minor units, and hours of ours."""

    channel = models.ForeignKey(LeadChannel, on_delete=models.CASCADE, related_name="spending")
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.CASCADE, related_name="spending")
    on = models.DateField(_("on"))
    amount = models.PositiveBigIntegerField(_("amount"), default=0)
    currency = models.CharField(max_length=3)
    minutes = models.PositiveIntegerField(_("hours of ours"), default=0)
    note = models.CharField(_("what for"), max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["channel", "on"], name="spending_of_channel"),)

    def __str__(self) -> str:
        return f"{self.on} {self.amount} {self.currency}"
