"""Red flags: where a project may hurt itself, and who keeps an eye on it."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person
from vinculo.projects.models.project import Project, in_visible_project


class RedFlagQuerySet(models.QuerySet["RedFlag"]):
    def open(self) -> Self:
        return self.filter(lowered_at=None)

    def visible_to(self, person: Person) -> Self:
        return self.filter(in_visible_project(person))


class RedFlag(models.Model):
    """An area of possible trouble: unknown territory, an untested part, a confused client. Watched, not blamed."""

    class Weight(models.TextChoices):
        WATCH = "watch", _("To watch")
        RED = "red", _("Red")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="flags")
    what = models.CharField(_("what worries us"), max_length=200)
    why = models.TextField(_("what we see"), blank=True)
    weight = models.CharField(_("how much"), max_length=5, choices=Weight, default=Weight.WATCH)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="flags", verbose_name=_("who watches it")
    )
    review_on = models.DateField(_("look again on"), null=True, blank=True)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    lowered_at = models.DateTimeField(null=True, blank=True)
    lowered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(_("how it ended"), max_length=200, blank=True)

    objects: ClassVar = RedFlagQuerySet.as_manager()

    class Meta:
        ordering = ("-raised_at", "-pk")
        indexes = (models.Index(fields=["project", "lowered_at"], name="flag_of_project"),)

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"/flags/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.lowered_at is None

    @property
    def is_red(self) -> bool:
        return self.weight == self.Weight.RED

    @transaction.atomic
    def review(
        self, *, note: str, next_on: date | None, by: Person, at: datetime, next_step: str | None = None
    ) -> "FlagReview":
        """Somebody looked: what they saw stays, the day of the next look moves, and the next step if they say one."""
        review = self.reviews.create(note=note, next_on=next_on, by=by, at=at)
        self.review_on = next_on
        self.next_step = self.next_step if next_step is None else next_step
        self.save(update_fields=["review_on", "next_step"])
        return review

    def lower(self, *, outcome: str, by: Person, at: datetime) -> bool:
        """It is no trouble any more. False if somebody lowered it before."""
        values = {"lowered_at": at, "lowered_by": by, "outcome": outcome}
        won = RedFlag.objects.open().filter(pk=self.pk).update(**values) == 1
        if won:
            self.lowered_at, self.lowered_by, self.outcome = at, by, outcome
        return won

    def raise_again(self) -> None:
        self.lowered_at = self.lowered_by = None
        self.outcome = ""
        self.save(update_fields=["lowered_at", "lowered_by", "outcome"])


class FlagReview(models.Model):
    """One look at a red flag."""

    flag = models.ForeignKey(RedFlag, on_delete=models.CASCADE, related_name="reviews")
    note = models.CharField(_("what you saw"), max_length=300, blank=True)
    next_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.note[:60]
