"""Imports: the file somebody brought, each of its rows, and what they became."""

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.exchange.archive.models import Archive as Archive
from vinculo.exchange.dossier.models import Dossier as Dossier
from vinculo.exchange.lists.models import ListFile as ListFile
from vinculo.exchange.reading.recognise import Format
from vinculo.exchange.refusals import Refused, Remark, refusal_sentence, row_sentence
from vinculo.people.models import Person


class State(models.TextChoices):
    MAPPING = "mapping", _("Which column is which?")
    READING = "reading", _("Being read")
    PREVIEW = "preview", _("Ready to import")
    APPLYING = "applying", _("Being imported")
    DONE = "done", _("Imported")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Stopped half-way, nothing was changed")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")
    CANCELLED = "cancelled", _("Cancelled")


class Outcome(models.TextChoices):
    NEW = "new", _("New")
    UPDATED = "updated", _("Completed")
    UNCHANGED = "unchanged", _("Known already")
    PARTLY = "partly", _("Without a part")
    REFUSED = "refused", _("Left out")


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def visible_to(self, person: Person) -> Self:
        """Administrators and managers see every import, others their own; guests import nothing."""
        if person.is_guest:
            return self.none()
        return self if person.sees_everyone else self.filter(by=person)

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class ImportRun(models.Model):
    """One file somebody brought: what it is, what will or did become of it, and how far it is."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    format = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Format])
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80, blank=True)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="imports")
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    new_client = models.CharField(_("new client"), max_length=160, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    choices: Any = models.JSONField(default=dict, blank=True)  # what whoever brings it said
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    percent = models.PositiveSmallIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    refused_code = models.CharField(max_length=40, blank=True)
    refused_facts = models.JSONField(default=dict, blank=True)
    stayed = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(default=timezone.now)  # since when it stands where it stands, or was heard of
    tries = models.PositiveSmallIntegerField(default=0)  # how often it was taken up again there
    turn = models.PositiveIntegerField(default=0)  # of the readings: only the last one may go on

    objects: ClassVar = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["state", "moved_at"], name="import_run_left"),)

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return f"/imports/{self.pk}/"

    @property
    def kind(self) -> Format:
        return Format(self.format)

    @property
    def holds(self) -> str:
        return "leads" if self.choices.get("as") == "leads" else self.kind.holds

    @property
    def path(self) -> Path:
        return imports_folder() / self.stored_as

    @property
    def columns(self) -> dict[int, str] | None:
        return {int(index): field for index, field in self.mapping.items()} or None

    @property
    def sheet(self) -> int | None:
        """Which sheet of a workbook of contacts somebody chose."""
        return self.choices.get("sheet")

    @property
    def refusal(self) -> str:
        return refusal_sentence(self.refused_code, self.refused_facts) if self.refused_code else ""

    @property
    def is_working(self) -> bool:
        return self.state in (State.READING, State.APPLYING, State.UNDOING)

    @property
    def can_be_undone(self) -> bool:
        return self.state == State.DONE

    def counted(self, outcome: str) -> int:
        return int(self.counts.get(outcome, 0))

    def refuse(self, refused: Refused) -> None:
        self.state, self.refused_code, self.refused_facts = State.REFUSED, refused.code, refused.facts
        self.save(update_fields=["state", "refused_code", "refused_facts"])

    def go(self, before: str, after: str) -> bool:
        """From one state to another, once: False when somebody else was quicker."""
        now = timezone.now()
        changed = ImportRun.objects.filter(pk=self.pk, state=before).update(state=after, moved_at=now, tries=0)
        if changed:
            self.state, self.moved_at, self.tries = after, now, 0
        return bool(changed)

    def finish(self, *, counts: dict[str, int], at: datetime) -> None:
        self.state, self.counts, self.applied_at, self.percent = State.DONE, counts, at, 100
        self.moved_at, self.tries = at, 0
        self.save(update_fields=["state", "counts", "applied_at", "percent", "moved_at", "tries"])

    def allow_shared(self, by: Person) -> None:
        """What a client sees by now may change too; who said so is kept."""
        self.choices = {**self.choices, "shared_too": by.name}
        ImportRun.objects.filter(pk=self.pk, state=State.PREVIEW).update(choices=self.choices)

    def begin_reading(self) -> bool:
        """It is our turn to read it; whoever read it before may not go on. False when it is not to be read."""
        mine = ImportRun.objects.filter(pk=self.pk, state=State.READING)
        is_ours = bool(mine.update(turn=models.F("turn") + 1, moved_at=timezone.now()))
        self.refresh_from_db()
        return is_ours and self.state == State.READING

    def say_reading(self, **how_far: Any) -> bool:
        """Still at it. False when it was put aside meanwhile, or somebody else has the turn."""
        mine = ImportRun.objects.filter(pk=self.pk, state=State.READING, turn=self.turn)
        return bool(mine.update(moved_at=timezone.now(), **how_far))

    def forget_file(self) -> None:
        """The file itself is needed no longer once its rows are imported."""
        if self.stored_as:
            self.path.unlink(missing_ok=True)
            self.stored_as = ""
            self.save(update_fields=["stored_as"])


def imports_folder() -> Path:
    return Path(settings.DATA_DIR) / "imports"


class ImportRow(models.Model):
    """One record of a file: what it holds and what becomes of it, or why not."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows", db_index=False)  # see Meta
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    remarks = models.JSONField(default=list, blank=True)
    changes = models.JSONField(default=list, blank=True)  # [field, before, after] in what is there

    class Meta:
        ordering = ("number", "pk")
        indexes = (models.Index(fields=["run", "outcome", "number"], name="import_row_of_run"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def why(self) -> str:
        return row_sentence(self.reason, self.facts) if self.reason else ""

    @property
    def left_out(self) -> list[str]:
        return [Remark(why, value).sentence for why, value in self.remarks]


class Origin(models.Model):
    """
    Where a record of ours came from: its name in the other system. The same name again is the same record, to whoever
    sees it. `wrote`: what the last import wrote into it, to tell what changed there from what changed here.
    """

    system = models.CharField(max_length=20)
    external_id = models.CharField(max_length=160)
    label = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="origins")
    wrote: Any = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["system", "label", "external_id", "object_id"], name="one_origin"),
        )
        indexes = (models.Index(fields=["label", "object_id"], name="origin_of_object"),)

    def __str__(self) -> str:
        return f"{self.system} {self.external_id}"


class Made(models.Model):
    """Records an import made, many to a row, with a print of each: one that changed since is not ours to remove."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="made")
    label = models.CharField(max_length=40)
    ids = models.JSONField()
    prints = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.label} {len(self.ids)}"


class Change(models.Model):
    """What an import wrote into a record that was there before: each field as it was, and as it became."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="changes")
    label = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    before: Any = models.JSONField()
    after: Any = models.JSONField()

    def __str__(self) -> str:
        return f"{self.label} {self.object_id}"
