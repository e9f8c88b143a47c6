"""Long lists that somebody wanted as a file: how far each is, and where it lies for a day."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person

KEPT = timedelta(days=1)


class ListFileQuerySet(models.QuerySet["ListFile"]):
    def for_(self, person: Person) -> Self:
        """Nobody fetches what another one saw."""
        return self.filter(by=person)


class ListFile(models.Model):
    """A list as its page showed it to one person: `address` is the page's with everything that was asked of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being put together")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Stopped half-way")
        GONE = "gone", _("No longer kept")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=80)
    name = models.CharField(max_length=40)
    address = models.CharField(max_length=2000)
    kind = models.CharField(max_length=8)
    language = models.CharField(max_length=12, default="en")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ListFileQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return f"{self.name} {self.asked_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return f"/exports/{self.pk}/"

    @property
    def path(self) -> Path:
        return Path(settings.DATA_DIR) / "lists" / f"{self.uid}.{self.kind}"

    @property
    def file_name(self) -> str:
        return f"{self.name}-{self.asked_at:%Y-%m-%d}.{self.kind}"

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    def finish(self, *, rows: int, at: datetime) -> None:
        self.state, self.rows, self.done_at = self.State.DONE, rows, at
        self.save(update_fields=["state", "rows", "done_at"])

    def fail(self) -> None:
        self.state = self.State.FAILED
        self.save(update_fields=["state"])


def forget_old(*, at: datetime) -> int:
    """After a day the file goes: a list is soon not what it was. How many those were."""
    old = list(ListFile.objects.filter(state=ListFile.State.DONE, done_at__lt=at - KEPT))
    for one in old:
        one.path.unlink(missing_ok=True)
        one.state = ListFile.State.GONE
        one.save(update_fields=["state"])
    return len(old)
