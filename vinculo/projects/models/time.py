"""Time given to a project."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person
from vinculo.projects.models.project import Project, in_visible_project
from vinculo.projects.models.task import Task


class TimeEntryQuerySet(models.QuerySet["TimeEntry"]):
    def visible_to(self, person: Person) -> Self:
        return self.filter(in_visible_project(person))


class TimeEntry(models.Model):
    """Minutes somebody worked on one day."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="time_entries")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="time_entries")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="time_entries")
    on = models.DateField(_("day"))
    minutes = models.PositiveIntegerField(_("time"))
    note = models.CharField(_("what for"), max_length=200, blank=True)
    is_billable = models.BooleanField(_("counts against the budget"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = TimeEntryQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name_plural = "time entries"
        indexes = (
            models.Index(fields=["project", "on"], name="time_of_project"),
            models.Index(fields=["person", "on"], name="time_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.minutes}"


class RunningTimer(models.Model):
    """The clock somebody started and has not stopped; one for each person."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="timer")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} since {self.started_at:%H:%M}"
