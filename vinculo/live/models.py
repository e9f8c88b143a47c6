from typing import ClassVar, Self

from django.db import models
from django.utils import timezone


class ChangeQuerySet(models.QuerySet["Change"]):
    def after(self, number: int) -> Self:
        return self.filter(pk__gt=number).order_by("pk")


class Change(models.Model):
    """Something about a topic changed: which, in which order, when. Kept for an hour."""

    topic = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar = ChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return self.topic
