"""How a client wants to hear from us during a project."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Contact
from vinculo.projects.models.project import Project


class CommunicationPlan(models.Model):
    """How often, on which day, by which channel and in which detail the client wants to hear from us."""

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        FORTNIGHTLY = "fortnightly", _("Every two weeks")
        MONTHLY = "monthly", _("Every month")

    class Detail(models.TextChoices):
        BRIEF = "brief", _("Just enough")
        WEEK = "week", _("The week")
        ALL = "all", _("Everything")

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="plan")
    rhythm = models.CharField(_("how often"), max_length=12, choices=Rhythm, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField(_("day of the week"), default=1)
    at_time = models.TimeField(_("time"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.VIDEO)
    detail = models.CharField(_("detail"), max_length=8, choices=Detail, default=Detail.WEEK)
    figures = models.CharField(_("figures they care about"), max_length=200, blank=True)
    starts_on = models.DateField(_("starts on"))
    participants: ClassVar = models.ManyToManyField(Contact, blank=True, related_name="plans")

    def __str__(self) -> str:
        return f"{self.project_id} {self.rhythm}"
