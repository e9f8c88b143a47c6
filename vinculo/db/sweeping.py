"""
Delete very many records quickly, with everything that goes with them.

`QuerySet.delete` prepares every key of every statement one by one, some hundred at a time; taking back an import of a
hundred thousand contacts spends three quarters of its time there.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models
from django.db.models import CASCADE, DO_NOTHING, PROTECT, RESTRICT, ProtectedError

from vinculo.db.among import among_keys


def sweep(model: type[models.Model], keys: Collection[int]) -> None:
    """
    Delete these records as `QuerySet.delete` would: what belongs to them goes too, what only names them forgets them.
    Raises ProtectedError. Call it in a transaction, with some thousand keys at most. Sends no signals.
    """
    if not keys:
        return
    relations = list(_relations_to(model))
    for relation in relations:
        if relation.on_delete is CASCADE:
            _take_along(relation, keys)
    for relation in relations:
        _let_go(relation, keys)
    _delete(model._base_manager.filter(pk__in=among_keys(keys)))


def _take_along(relation: Any, keys: Collection[int]) -> None:
    child = relation.related_model
    found = _referring(relation, keys)
    if next(_relations_to(child), None) is None:
        _delete(found)
    else:
        sweep(child, list(found.values_list("pk", flat=True)))


def _let_go(relation: Any, keys: Collection[int]) -> None:
    if relation.on_delete in (CASCADE, DO_NOTHING):
        return
    found = _referring(relation, keys)
    if relation.on_delete in (PROTECT, RESTRICT):
        if held := set(found[:5]):
            raise ProtectedError("these records are held", held)
    else:
        found.update(**{relation.field.name: None})


def _referring(relation: Any, keys: Collection[int]) -> models.QuerySet[Any]:
    found: models.QuerySet[Any] = relation.related_model._base_manager.filter(
        **{f"{relation.field.attname}__in": among_keys(keys)}
    )
    return found


def _delete(found: models.QuerySet[Any]) -> None:
    found._raw_delete(found.db)


def _relations_to(model: type[models.Model]) -> Iterator[Any]:
    """Every key of another table that names a record of this one."""
    for one in model._meta.get_fields(include_hidden=True):
        if one.auto_created and not one.concrete and (one.one_to_one or one.one_to_many):
            yield one
