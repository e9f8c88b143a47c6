"""
Ask about thousands of values in one parameter: `Contact.objects.filter(email__in=among(addresses))`.

A list of parameters is prepared one by one and limited in number; this is one text or one array, whatever its length.
"""

import json
from collections.abc import Collection

from django.db import connection
from django.db.models.expressions import RawSQL


def among(values: Collection[str] | Collection[int]) -> RawSQL:
    """The values as rows, for the right side of `in`. All texts, or all numbers."""
    listed = list(values)
    if connection.vendor == "postgresql":
        kind = "bigint" if listed and isinstance(listed[0], int) else "text"
        return RawSQL(f"SELECT unnest(%s::{kind}[])", [listed])  # noqa: S611
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(listed)])  # noqa: S611
