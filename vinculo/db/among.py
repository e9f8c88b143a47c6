"""
Ask about thousands of values in one parameter: `Contact.objects.filter(email__in=among(addresses))`.

A list of parameters is prepared one by one and limited in number; this is one text or one array, whatever its length.
"""

import json
from collections.abc import Collection

from django.db import connection
from django.db.models.expressions import RawSQL


def among(texts: Collection[str]) -> RawSQL:
    """These texts as rows, for the right side of `in`."""
    return _rows(list(texts), "text")


def among_keys(keys: Collection[int | None]) -> RawSQL:
    """The same for keys."""
    return _rows(list(keys), "bigint")


def _rows(values: list[str] | list[int | None], kind: str) -> RawSQL:
    if connection.vendor == "postgresql":
        return RawSQL(f"SELECT unnest(%s::{kind}[])", [values])  # noqa: S611
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)])  # noqa: S611
