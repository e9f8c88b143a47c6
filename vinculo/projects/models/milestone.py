"""Milestones, the dated results a client cares about, and what the facts say about when they will come."""

from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience
from vinculo.people.models import Person
from vinculo.projects.models.project import Project


class Stage(models.Model):
    """A stretch of the plan that people name in one word: discovery, design, launch."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="stages")
    name = models.CharField(_("name"), max_length=160)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who sees to it")
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class Milestone(models.Model):
    """A dated result the client cares about: planned by us, promised to them, forecast by the facts."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    stage = models.ForeignKey(
        Stage, null=True, blank=True, on_delete=models.SET_NULL, related_name="milestones", verbose_name=_("stage")
    )
    name = models.CharField(_("name"), max_length=160)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    planned_on = models.DateField(_("internal date"), null=True, blank=True)
    promised_on = models.DateField(_("promised date"), null=True, blank=True)
    forecast_on = models.DateField(_("forecast"), null=True, blank=True)
    forecast_early_on = models.DateField(null=True, blank=True)
    forecast_late_on = models.DateField(null=True, blank=True)
    forecast_by_hand = models.BooleanField(_("we set the forecast ourselves"), default=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    buffer_days = models.PositiveSmallIntegerField(_("buffer, in working days"), null=True, blank=True)
    approval_days = models.PositiveSmallIntegerField(_("their approval, in working days"), null=True, blank=True)
    buffer_reason = models.CharField(_("why without buffer"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position", "promised_on", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def expected_on(self) -> date | None:
        return self.forecast_on or self.planned_on

    def finish(self, *, on: date) -> None:
        self.done_on = on
        self.save(update_fields=["done_on"])

    def reopen(self) -> None:
        self.done_on = None
        self.save(update_fields=["done_on"])

    @transaction.atomic
    def move(self, steps: int) -> None:
        """Up (-1) or down (1) among the milestones of its project, which are numbered anew."""
        ordered = list(self.project.milestones.order_by("position", "promised_on", "pk"))
        place = ordered.index(self)
        ordered.insert(min(max(place + steps, 0), len(ordered) - 1), ordered.pop(place))
        for position, milestone in enumerate(ordered):
            milestone.position = position
        Milestone.objects.bulk_update(ordered, ["position"])

    def state(self, today: date) -> str:
        """One of ok, risk, run: done, expected after its promise, on its way."""
        if self.done_on:
            return "ok"
        expected = self.expected_on
        late = self.promised_on and (today > self.promised_on or (expected and expected > self.promised_on))
        return "risk" if late else "run"


class MilestoneForecast(models.Model):
    """What we thought of a milestone's date at some moment; a new row only when the thought changed."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="forecasts")
    at = models.DateTimeField()
    likely_on = models.DateField(null=True)
    early_on = models.DateField(null=True)
    late_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["milestone", "at"], name="forecast_of_milestone"),)

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.likely_on}"
