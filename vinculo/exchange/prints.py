"""
A print of a record: a number that changes when somebody changes what an import wrote into it.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import repeat
from typing import Any
from zlib import crc32

from django.apps import apps
from django.db import models

from vinculo.db.among import among_keys

FIELDS = {
    "clients.client": (
        "name", "kind", "line", "website", "city", "country", "is_remote", "language", "currency", "value", "owner_id",
        "team_id", "since_on", "archived_at", "deleted_at",
    ),
    "clients.contact": (
        "name", "email", "phone", "language", "time_zone", "preferred_channel", "unwanted_channels", "channel_note",
        "hours", "about", "deleted_at",
    ),
    "conversations.interaction": (
        "client_id", "project_id", "at", "channel", "direction", "summary", "felt", "is_check_in", "shares_status",
        "asks_status", "audience",
    ),
    "projects.project": (
        "client_id", "name", "phase", "starts_on", "due_on", "lead_id", "summary", "closed_on", "deleted_at",
    ),
    "documents.document": ("client_id", "project_id", "folder_id", "title", "audience", "deleted_at"),
    "documents.version": ("document_id", "number", "sha256", "note"),
    "meetings.meeting": (
        "client_id", "project_id", "title", "starts_at", "minutes", "place", "link", "note", "state", "audience",
        "sequence", "held_in_id",
    ),
    "pipeline.lead": ("name", "company", "email", "phone", "wants", "note", "state", "owner_id", "deleted_at"),
    "pipeline.opportunity": (
        "title", "client_id", "lead_id", "contact_id", "owner_id", "stage_id", "state", "value", "currency",
        "probability", "expected_on", "next_step", "next_on", "goals", "deleted_at",
    ),
    "projects.milestone": (
        "project_id", "name", "audience", "planned_on", "promised_on", "done_on", "buffer_days", "approval_days",
    ),
    "projects.task": (
        "project_id", "column", "title", "description", "labels", "starts_on", "due_on", "done_at", "archived_at",
        "assignee_id", "milestone_id", "stage_id", "kind", "side", "audience", "started_on", "estimate_minutes",
        "percent", "repeats",
    ),
    "projects.checklistitem": ("text", "is_done"),
}  # fmt: skip


def prints_of_new(model: type[models.Model], columns: Mapping[str, Sequence[Any]], count: int) -> list[int]:
    """
    The prints of records that were just made of these columns and defaults, without reading them back. The columns
    hold what comes back as it went in: texts, numbers and None. Records without a list of fields have none.
    """
    label = model._meta.label_lower
    if label not in FIELDS:
        return []
    fields: list[Any] = [model._meta.get_field(name.removesuffix("_id")) for name in FIELDS[label]]
    values = [columns.get(field.attname) or repeat(_default(field), count) for field in fields]
    return [_print(row) for row in zip(*values, strict=True)]


def _default(field: Any) -> Any:
    """The default of a field as the database gives it back: a choice comes as its text."""
    default = field.get_default()
    return default.value if isinstance(default, Enum) else default


def _print(values: tuple[Any, ...]) -> int:
    return crc32(repr(values).encode())


def prints_of(label: str, ids: list[int]) -> list[int]:
    """One print for each id, in order; 0 for a record that is gone. Records without a list of fields have none."""
    if label not in FIELDS:
        return []
    found = apps.get_model(label)._default_manager.filter(pk__in=among_keys(ids)).values_list("pk", *FIELDS[label])
    known = {row[0]: _print(row[1:]) for row in found}
    return [known.get(pk, 0) for pk in ids]
