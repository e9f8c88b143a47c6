"""
Take an import back: remove what it made if nobody has touched it since, and give back what it changed.

A record stays when its own fields were changed, or when something was attached to it that this import did not bring
(a promise to a contact, a call with a client). What stays is named, with the reason; its parts stay with it.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.fields.reverse_related import ForeignObjectRel

from vinculo.conversations import threading
from vinculo.db.among import among_keys
from vinculo.db.locking import lock_named
from vinculo.db.sweeping import sweep
from vinculo.exchange import findable
from vinculo.exchange.collecting import collecting_rarely
from vinculo.exchange.giving_back import giving_back
from vinculo.exchange.models import ImportRun, Origin, State
from vinculo.exchange.prints import prints_of
from vinculo.jobs.crash import crash_point
from vinculo.practices.recheck import clients_changed

ROOTS = (
    "conversations.interaction", "meetings.meeting", "documents.version", "documents.document", "pipeline.opportunity",
    "projects.task", "clients.contact",
)  # fmt: skip
# What is left of the roots inside these keeps them, whoever made it.
HOLDERS = ("projects.milestone", "projects.project", "pipeline.lead", "clients.client")
PARTS = {
    "clients.contactpoint": "contact_id",
    "clients.contactrole": "contact_id",
    "clients.importantdate": "contact_id",
    "projects.checklistitem": "task_id",
    "projects.taskcomment": "task_id",
}
# Written by the machine about a client, so no sign that somebody touched it.
BY_ITSELF = frozenset(
    {
        "practices.standing", "practices.standingevent", "practices.nudge", "practices.nudgeevent",
        "practices.healthday", "exchange.importrun", "conversations.thread", "connections.link", "connections.twin",
        "projects.milestoneforecast", "documents.page",
    }
)  # fmt: skip
OF_A_CLIENT = (
    "clients.contactrole", "conversations.interaction", "projects.project", "meetings.meeting", "documents.document",
    "pipeline.opportunity",
)  # fmt: skip
CHUNK = 5000
SHOWN = 200


def undo(run: ImportRun, *, at: datetime) -> list[dict[str, Any]]:
    """
    Take a run back, all in one transaction. Returns what stays, as {label, id, name, why}, at most 200 of them; the
    same list is kept with the run. Does nothing when the run is not imported.
    """
    with collecting_rarely(), transaction.atomic():
        lock_named("exchange.apply")
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in (State.DONE, State.UNDOING):
            return run.stayed
        undoing = _Undoing(run)
        undoing.restore()
        undoing.remove()
        threading.refresh(undoing.threads)
        run.state, run.undone_at, run.stayed = State.UNDONE, at, undoing.stays[:SHOWN]
        run.save(update_fields=["state", "undone_at", "stayed"])
        clients_changed(undoing.clients)
        crash_point("import.undone")
    return run.stayed


class _Undoing:
    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.made: dict[str, set[int]] = defaultdict(set)
        for label, ids in run.made.values_list("label", "ids").iterator(chunk_size=100):
            self.made[label].update(ids)
        self.stays: list[dict[str, Any]] = []
        self.kept: dict[str, set[int]] = defaultdict(set)
        self.clients: set[int] = set()
        self.threads: set[int] = set()

    def restore(self) -> None:
        """Fields this import filled get their old value, unless somebody wrote another one since."""
        for back in giving_back(self.run):
            for label, one in back.kept:
                self._stay(label, one, "changed")
            self.clients |= back.clients
            self.threads |= back.threads

    def remove(self) -> None:
        self._keep_touched_parts()
        self._remove_all(ROOTS)
        self._remove_parts()
        self._remove_all(HOLDERS)
        Origin.objects.filter(run=self.run).delete()

    def _keep_touched_parts(self) -> None:
        """A part somebody changed since, as a line they ticked, keeps what it is part of."""
        for label in PARTS:
            written = self._prints(label)
            for chunk in _chunks(sorted(written)):
                now = zip(chunk, prints_of(label, chunk), strict=False)
                self.kept[label] |= {pk for pk, found in now if found not in (0, written[pk])}

    def _remove_all(self, labels: tuple[str, ...]) -> None:
        for label in labels:
            written = self._prints(label)
            for chunk in _chunks(sorted(self.made[label])):
                self._remove_chunk(label, chunk, written)
                crash_point("import.undoing")

    def _prints(self, label: str) -> dict[int, int]:
        """What the records of one kind were like when they were made."""
        rows = self.run.made.filter(label=label).values_list("ids", "prints").iterator(chunk_size=100)
        return {pk: written for ids, prints in rows for pk, written in zip(ids, prints, strict=False)}

    def _remove_parts(self) -> None:
        for label, parent in PARTS.items():
            kept = self.kept[f"{label.split('.')[0]}.{parent.removesuffix('_id')}"]
            model = apps.get_model(label)
            for chunk in _chunks(sorted(self.made[label])):
                self._before(label, chunk)
                parts = model._default_manager.filter(pk__in=among_keys(chunk))
                sweep(model, [pk for pk, of in parts.values_list("pk", parent) if of not in kept])

    def _remove_chunk(self, label: str, ids: list[int], written: dict[int, int]) -> None:
        model = apps.get_model(label)
        now = dict(zip(ids, prints_of(label, ids), strict=True))
        here = [pk for pk in ids if now[pk]]
        used = self._used(model, here)
        why = {pk: "changed" if now[pk] != written.get(pk) else "used" for pk in here}
        staying = [pk for pk in here if why[pk] == "changed" or pk in used]
        for one in model._default_manager.filter(pk__in=among_keys(staying)).order_by("pk") if staying else ():
            self._stay(label, one, why[one.pk])
        going = sorted(set(here).difference(staying))
        self._before(label, going)
        sweep(model, going)

    def _before(self, label: str, ids: list[int]) -> None:
        findable.forget(label, ids)
        model = apps.get_model(label)
        if label == "conversations.interaction":
            threads = model._default_manager.filter(pk__in=among_keys(ids), thread__isnull=False)
            self.threads |= set(threads.values_list("thread_id", flat=True))
        if label == "clients.client":
            self.clients -= set(ids)
        elif label in OF_A_CLIENT:
            found = model._default_manager.filter(pk__in=among_keys(ids))
            self.clients |= set(found.values_list("client_id", flat=True))

    def _used(self, model: type[models.Model], ids: list[int]) -> set[int]:
        """Those of these records that something refers to which this import did not make."""
        used: set[int] = set()
        for relation in _relations_to(model):
            other = relation.related_model
            if relation.many_to_many:
                used |= self._used_through(relation, ids)
                continue
            name, label = relation.field.attname, other._meta.label_lower
            ours = self.made[label] - self.kept[label] if model._meta.label_lower in ROOTS else set()
            referring = other._base_manager.filter(**{f"{name}__in": among_keys(ids)})
            for pk, parent in referring.values_list("pk", name).iterator(chunk_size=CHUNK):
                if pk not in ours and not self._is_own_part(other, pk):
                    used.add(parent)
        return used

    def _used_through(self, relation: Any, ids: list[int]) -> set[int]:
        """A contact in somebody else's interaction: the rows of a plain link table have no name of their own."""
        through = relation.through
        here, there = relation.field.m2m_reverse_name(), relation.field.m2m_column_name()
        ours = self.made[relation.related_model._meta.label_lower]
        links = through._base_manager.filter(**{f"{here}__in": among_keys(ids)}).values_list(here, there)
        return {one for one, other in links if other not in ours}

    def _is_own_part(self, other: type[models.Model], pk: int) -> bool:
        """The letter of an interaction has the interaction's own key."""
        return other._meta.label_lower == "conversations.mailmessage" and pk in self.made["conversations.interaction"]

    def _stay(self, label: str, one: Any, why: str) -> None:
        self.kept[label].add(one.pk)
        self.stays.append({"label": label, "id": one.pk, "name": str(one)[:120], "why": why})


def _relations_to(model: type[models.Model]) -> list[Any]:
    """Everything that can refer to a record of this model, hidden relations too; link tables through their ends."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
        and relation.related_model._meta.label_lower not in BY_ITSELF
        and (_is_plain_link(relation) if relation.many_to_many else not relation.related_model._meta.auto_created)
    ]


def _is_plain_link(relation: Any) -> bool:
    return bool(relation.through._meta.auto_created)


def _chunks(ids: list[int]) -> list[list[int]]:
    return [ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK)]
