"""What a project may use: hours and money, as agreed and as changed since. Money is in minor units."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person
from vinculo.projects.models.project import Project


class Budget(models.Model):
    """What was agreed at the start. An hour costs `rate`; an empty figure was not agreed."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="budget")
    minutes = models.PositiveIntegerField(_("hours"), null=True, blank=True)
    amount = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    rate = models.PositiveIntegerField(_("an hour costs"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    set_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"budget of {self.project_id}"


class BudgetChange(models.Model):
    """More or less than was agreed at the start, and why."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="changes")
    minutes = models.IntegerField(default=0)
    amount = models.BigIntegerField(default=0)
    why = models.CharField(_("why"), max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.why[:60]
