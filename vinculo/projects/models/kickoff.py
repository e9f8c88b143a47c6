"""The kickoff: what was gone through before work began, and what both sides take from it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Contact
from vinculo.people.models import Person
from vinculo.projects.models.project import Project


class Kickoff(models.Model):
    """The conversation with which a project begins."""

    class Process(models.TextChoices):
        WATERFALL = "waterfall", _("One step after the other")
        AGILE = "agile", _("In short rounds")

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="kickoff")
    planned_at = models.DateTimeField(_("when"), null=True, blank=True)
    channel = models.CharField(_("how"), max_length=20, choices=Channel, default=Channel.VIDEO)
    held_at = models.DateTimeField(_("held at"), null=True, blank=True)
    scope = models.TextField(_("what it includes"), blank=True)
    process = models.CharField(_("how we work"), max_length=9, choices=Process, blank=True)
    process_steps = models.TextField(_("the steps, one on each line"), blank=True)
    daily_at = models.TimeField(_("daily word at"), null=True, blank=True)
    weekly_weekday = models.PositiveSmallIntegerField(_("weekly review on"), null=True, blank=True)
    weekly_at = models.TimeField(_("weekly review at"), null=True, blank=True)
    emergency = models.CharField(_("what to do when it burns"), max_length=300, blank=True)
    started_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"kickoff of {self.project_id}"


class KickoffStep(models.Model):
    """A part of the agenda that was gone through, or left out with a reason."""

    class Step(models.TextChoices):
        PROFILE = "profile", _("The client")
        TEAM = "team", _("The team")
        SCOPE = "scope", _("Scope")
        PROCESS = "process", _("How we work")
        DATES = "dates", _("Dates and buffer")
        CONTINGENCY = "contingency", _("If something fails")
        TALK = "talk", _("How we talk")
        CLIENT = "client", _("The client's part")
        EXPECTATIONS = "expectations", _("What both hope for")

    kickoff = models.ForeignKey(Kickoff, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=Step)
    covered_at = models.DateTimeField(null=True, blank=True)
    left_out_because = models.CharField(_("why it is left out"), max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kickoff", "step"], name="each_step_once"),)

    def __str__(self) -> str:
        return f"{self.kickoff_id} {self.step}"


class Limit(models.Model):
    """Something that cannot be done or is not included, said before anybody counts on it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="limits")
    what = models.CharField(_("what it does not include"), max_length=300)
    instead = models.CharField(_("what we offer instead"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.what


class Contingency(models.Model):
    """What both sides will do if something goes wrong."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="contingencies")
    what_if = models.CharField(_("if this happens"), max_length=300)
    plan = models.CharField(_("we do this"), max_length=300, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who sees to it")
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        verbose_name_plural = "contingencies"

    def __str__(self) -> str:
        return self.what_if


class Minutes(models.Model):
    """The kickoff record as the client read it, one row for each time it was sent."""

    kickoff = models.ForeignKey(Kickoff, on_delete=models.CASCADE, related_name="minutes")
    language = models.CharField(max_length=5)
    body: ClassVar = models.JSONField(default=dict)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_how = models.CharField(_("how they confirmed"), max_length=20, choices=Channel, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at", "pk")
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return f"minutes of {self.kickoff_id}"
