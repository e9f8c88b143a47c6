"""The dossiers that somebody had made: how far each is, and where its file lies for a while."""

import uuid
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.projects.models import Project


class DossierQuerySet(models.QuerySet["Dossier"]):
    def of(self, *, client: Client, project: Project | None = None) -> Self:
        """Of the whole client, or of one of their projects."""
        return self.filter(client=client, project=project)

    def for_(self, person: Person) -> Self:
        """Those made for them, of clients they still see."""
        if person.is_guest:
            return self.none()
        return self.filter(by=person, client__in=Client.objects.visible_to(person), client__deleted_at=None)


class Dossier(models.Model):
    """A file with all that is on record of a client or a project, made for one person of ours, kept for a week."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being put together")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Stopped half-way")
        GONE = "gone", _("No longer kept")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12, default="en")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = DossierQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = (models.Index(fields=["client", "-asked_at"], name="dossier_of_client"),)

    def __str__(self) -> str:
        return f"{self.client_id} {self.asked_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return f"/dossiers/{self.pk}/"

    @property
    def path(self) -> Path:
        return dossiers_folder() / f"{self.uid}.zip"

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    def come_to(self, percent: int) -> None:
        self.percent = percent
        self.save(update_fields=["percent"])

    def finish(self, *, size: int, sha256: str, at: datetime) -> None:
        self.state, self.percent, self.size, self.sha256, self.done_at = self.State.DONE, 100, size, sha256, at
        self.save(update_fields=["state", "percent", "size", "sha256", "done_at"])

    def forget_file(self) -> None:
        self.path.unlink(missing_ok=True)
        self.state = self.State.GONE
        self.save(update_fields=["state"])


def dossiers_folder() -> Path:
    return Path(settings.DATA_DIR) / "dossiers"
