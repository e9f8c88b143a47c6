"""A world in which every text anybody can write is an attack."""

from itertools import count
from typing import Any

from django.apps import apps
from django.db import models

from tests.trust.everything import Everything
from tests.trust.payloads import PAYLOADS
from vinculo.agreements.models import Promise
from vinculo.clients.searchable import index_clients, index_contacts
from vinculo.logbook.searchable import index_projects, index_promises, index_questions
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project

OURS = (
    "people", "clients", "projects", "agreements", "conversations", "practices", "exchange", "documents", "feedback",
    "meetings", "letters", "pipeline", "money",
)  # fmt: skip
# Not words: what the program itself reads, and refuses from anybody else.
NOT_WORDS = {
    "password", "secret_hash", "time_zone", "language", "currency", "country", "region", "theme", "name_folded",
    "normal", "stored_as", "sha256", "message_id", "in_reply_to", "thread", "practice", "subject", "page", "query",
    "label", "refused_code", "reason_code", "system", "external_id", "format", "state", "kind", "weather", "season",
    "brand_colour", "key", "digest", "media_type", "key_hash", "etag", "sync_token", "calendar_url", "sealed_password",
    "mark", "uid", "certificate", "chain", "fingerprint", "frozen_sha256", "sealed_sha256", "href", "slug", "tax_kind",
    "owed", "times", "code", "answered_by", "source", "identified_by",
}  # fmt: skip
CODES = {("importrow", "reason"), ("nudge", "reason")}
KEPT = {
    ("letter", "subject"),
    ("mailmessage", "subject"),
    ("contactpoint", "label"),
    ("savedview", "query"),
    ("renegotiation", "reason"),
}


def poison(all_: Everything, turn: int = 0) -> int:
    """Fills every text with attacks, others each turn; how many texts that were."""
    number = count(turn * 7)
    texts = 0
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            texts += sum(_poison_row(model, row, number) for row in model._base_manager.all())
    _tell(all_)
    return texts


def _poison_row(model: type[models.Model], row: Any, number: "count[int]") -> int:
    fields = [field for field in model._meta.get_fields() if _is_words(model, field)]
    changed = {field.attname: _attack(field, row, number) for field in fields}
    if changed:
        model._base_manager.filter(pk=row.pk).update(**changed)
    return len(changed)


def _is_words(model: type[models.Model], field: Any) -> bool:
    if isinstance(field, models.JSONField):
        return field.name in ("labels", "mail_domains", "facts", "data", "attachments")
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        return False
    if (model._meta.model_name, field.name) in CODES:
        return False
    return field.name not in NOT_WORDS or (model._meta.model_name, field.name) in KEPT


def _attack(field: Any, row: Any, number: "count[int]") -> Any:
    if isinstance(field, models.JSONField):
        return _poisoned(getattr(row, field.name), number)
    if field.max_length is None:
        return "\n".join(PAYLOADS)
    own = f" {row.pk}" if field.unique else ""
    return _filled(field.max_length - len(own), number) + own


def _filled(room: int, number: "count[int]") -> str:
    """One attack, cut where it must be, and as many more as find room behind it."""
    text = PAYLOADS[next(number) % len(PAYLOADS)][:room]
    while len(more := f"{text} {PAYLOADS[next(number) % len(PAYLOADS)]}") <= room:
        text = more
    return text


def _poisoned(value: Any, number: "count[int]") -> Any:
    """The same structure with other words in it; what reads as a moment stays one."""
    if isinstance(value, dict):
        return {key: inner if key in ("at", "due_at") else _poisoned(inner, number) for key, inner in value.items()}
    if isinstance(value, list):
        return [_poisoned(inner, number) for inner in value]
    return PAYLOADS[next(number) % len(PAYLOADS)] if isinstance(value, str) and value else value


def _tell(all_: Everything) -> None:
    """The search index and the engine read the new words."""
    for one in (all_.luna, all_.otero, all_.ana, all_.otto, all_.question):
        one.refresh_from_db()
    index_clients([all_.luna, all_.otero])
    index_contacts([all_.ana, all_.otto])
    index_projects(list(Project.objects.all()))
    index_promises(list(Promise.objects.all()))
    index_questions([all_.question])
    client_changed(all_.luna.pk)
