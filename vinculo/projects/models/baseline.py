"""The plan as it once was, to compare with, and as a pattern for other projects."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person
from vinculo.projects.models.milestone import Milestone
from vinculo.projects.models.project import Project
from vinculo.projects.models.task import Task


class Baseline(models.Model):
    """The dates of a plan at one moment, kept to be compared with."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="baselines")
    name = models.CharField(_("name"), max_length=80)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.name


class BaselineRow(models.Model):
    """The dates of one task or milestone in a baseline."""

    baseline = models.ForeignKey(Baseline, on_delete=models.CASCADE, related_name="rows")
    task = models.ForeignKey(Task, null=True, on_delete=models.CASCADE, related_name="+")
    milestone = models.ForeignKey(Milestone, null=True, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.starts_on} {self.ends_on}"


class PlanTemplate(models.Model):
    """A plan without its dates, to begin another project with."""

    name = models.CharField(_("name"), max_length=120)
    body: ClassVar = models.JSONField(default=dict)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name
