"""Setting fields of a record from what was sent, checked as the record itself says."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from vinculo.api.kinds import Body


def take(row: Model, said: Body, names: Iterable[str]) -> list[str]:
    """Those of `names` that were sent, onto the record. Gives the ones that are another value now."""
    changed = []
    for name in names:
        if name in said.model_fields_set and getattr(row, name) != getattr(said, name):
            setattr(row, name, getattr(said, name))
            changed.append(name)
    return changed


def check(row: Model) -> None:
    """The values themselves: addresses, lengths, choices. What a row points at was found before."""
    row.clean_fields(exclude={field.name for field in row._meta.concrete_fields if field.is_relation})


def values(said: Body, *without: str) -> dict[str, Any]:
    return {name: value for name, value in said.model_dump().items() if name not in without}
