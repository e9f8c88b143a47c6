"""The archives that an administrator had made: how far each is, and where its file lies for a while."""

import uuid
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person
from vinculo.people.permissions import may_administer


class ArchiveQuerySet(models.QuerySet["Archive"]):
    def visible_to(self, person: Person) -> Self:
        """Administrators know of every archive; who may take one away is said by `may_be_taken_by`."""
        return self if may_administer(person) else self.none()

    def waiting(self) -> Self:
        return self.filter(state=Archive.State.WAITING)


class Archive(models.Model):
    """The whole installation in one file, made for one administrator, kept for a week."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being put together")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Stopped half-way")
        GONE = "gone", _("No longer kept")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=12, default="en")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    lost_files = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ArchiveQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"

    @property
    def path(self) -> Path:
        return archives_folder() / f"{self.uid}.zip"

    @property
    def draft(self) -> Path:
        """What is written until it is whole."""
        return self.path.with_suffix(".part")

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    def may_be_taken_by(self, person: Person) -> bool:
        """Whoever had it made, as long as they administer."""
        return self.is_ready and self.by_id == person.pk and may_administer(person)

    def come_to(self, percent: int) -> None:
        Archive.objects.filter(pk=self.pk).update(percent=percent)

    def forget_file(self) -> None:
        """The job that is still writing it sees afterwards that nobody waits for it."""
        Archive.objects.filter(pk=self.pk).update(state=self.State.GONE)
        for path in (self.path, self.draft):
            path.unlink(missing_ok=True)


def archives_folder() -> Path:
    return Path(settings.DATA_DIR) / "archives"


def finished(archive: Archive, *, size: int, sha256: str, lost_files: int, at: datetime) -> bool:
    """False when somebody deleted it in the meantime."""
    values = {"state": Archive.State.DONE, "percent": 100, "size": size, "sha256": sha256, "done_at": at}
    waiting = Archive.objects.waiting().filter(pk=archive.pk)
    return waiting.update(**values, lost_files=lost_files) == 1
