"""Give back what an import changed: fields of records that were there before get their old value."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from vinculo.db.among import among_keys
from vinculo.db.folding import FoldedField
from vinculo.exchange.models import Change, ImportRun
from vinculo.exchange.rows import chunked

CHUNK = 1000
WRITTEN_TOGETHER = 250
LEADS_TO = ("project", "interaction")  # where the client or the thread of a record is found


@dataclass(slots=True)
class Back:
    """What became of some changes: records whose fields somebody wrote since, and whom the others concern."""

    kept: list[tuple[str, Any]] = field(default_factory=list)
    clients: set[int] = field(default_factory=set)
    threads: set[int] = field(default_factory=set)


def giving_back(run: ImportRun) -> Iterator[Back]:
    """Undo the changes of a run, the last one first, a thousand at a time. Call it in a transaction."""
    for chunk in chunked(run.changes.order_by("-pk").iterator(chunk_size=CHUNK), CHUNK):
        yield _of_some(chunk)


def _of_some(changes: list[Change]) -> Back:
    back = Back()
    records = _records(changes)
    written: dict[tuple[str, frozenset[str]], dict[int, Any]] = defaultdict(dict)
    for change in changes:
        one = records.get((change.label, change.object_id))
        if one is None:
            continue
        values = {name: value for name, value in change.before.items() if _same(one, name, change.after)}
        if len(values) < len(change.before):
            back.kept.append((change.label, one))
        for name, value in values.items():
            setattr(one, name, _python(type(one), name, value))
        names = frozenset(_field(type(one), name).name for name in values)
        if names:
            written[change.label, names][one.pk] = one
        back.clients |= _clients_of(one)
        back.threads |= _threads_of(one)
    for (label, names), some in written.items():
        _write(apps.get_model(label), names, list(some.values()))
    return back


def _records(changes: list[Change]) -> dict[tuple[str, int], Any]:
    """The records that were changed, each once however often it was changed."""
    keys: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        keys[change.label].add(change.object_id)
    return {
        (label, one.pk): one
        for label, some in keys.items()
        for one in _with_its_lead(apps.get_model(label)).filter(pk__in=among_keys(some))
    }


def _with_its_lead(model: type[models.Model]) -> Any:
    leads = [name for name in LEADS_TO if _leads(model, name)]
    found = model._default_manager.all()
    return found.select_related(*leads) if leads else found


def _leads(model: type[models.Model], name: str) -> bool:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return bool(found.concrete and (found.many_to_one or found.one_to_one))


def _write(model: type[models.Model], names: frozenset[str], records: list[Any]) -> None:
    fields = _with_twins(model, names)
    for one in records:
        for each in fields:
            each.pre_save(one, False)  # as saving it would: the moment, the folded twin
    model._default_manager.bulk_update(records, [each.name for each in fields], batch_size=WRITTEN_TOGETHER)


def _with_twins(model: type[models.Model], names: frozenset[str]) -> list[Any]:
    """These fields, their folded twins and the moment of the change."""
    fields: tuple[Any, ...] = model._meta.concrete_fields
    return [
        one
        for one in fields
        if one.name in names
        or (isinstance(one, FoldedField) and one.source in names)
        or getattr(one, "auto_now", False)
    ]


def _field(model: type[models.Model], name: str) -> Any:
    return next(field for field in model._meta.concrete_fields if name in (field.name, field.attname))


def _python(model: type[models.Model], name: str, value: Any) -> Any:
    return _field(model, name).to_python(value) if value is not None else None


def _same(one: Any, name: str, after: dict[str, Any]) -> bool:
    return bool(getattr(one, name) == _python(type(one), name, after[name]))


def _clients_of(found: Any) -> set[int]:
    client = getattr(found, "client_id", None) or getattr(getattr(found, "project", None), "client_id", None)
    return {client} if client else set()


def _threads_of(found: Any) -> set[int]:
    """The thread in which a question was asked that is open again."""
    thread = getattr(getattr(found, "interaction", None), "thread_id", None)
    return {thread} if thread else set()
