"""
The rows of a correlated query as a list of dicts, inside the statement that asks for its owner.

    figures = Priority.objects.filter(client=OuterRef("pk"))
    Client.objects.annotate(figure_rows=rows_of(figures, what="what", target="target"))

A page that shows a dozen short lists about one record asks once. Times come back as text: `moment_of` and `day_of`
read them the same on both engines, and `plain` what was JSON before.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONArray, JSONObject


class Rows(Subquery):
    output_field = JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        # each row is the text of an object: put side by side they cost half of reading and writing each once more
        template = """(SELECT '[' || coalesce(group_concat("row", ','), '') || ']' FROM (%(subquery)s) AS "of_one")"""
        return super().as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = '(SELECT coalesce(jsonb_agg("row"), \'[]\') FROM (%(subquery)s) AS "of_one")'
        return super().as_sql(compiler, connection, template=template, **extra)


def rows_of(query: QuerySet[Any], **columns: Any) -> Rows:
    """`columns` name what each dict holds: the path of a field, or an expression. The order of `query` is kept."""
    return Rows(query.values(row=JSONObject(**columns)))


def arrays_of(query: QuerySet[Any], *columns: str) -> Rows:
    """The same with a list for each row: for thousands of them, whose names would weigh more than what they hold."""
    return Rows(query.values(row=JSONArray(*columns)))


def moment_of(text: str | None) -> datetime | None:
    """A moment out of such a dict."""
    if not text:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def day_of(text: str | None) -> date | None:
    """A day out of such a dict."""
    return date.fromisoformat(text[:10]) if text else None


def plain(value: Any) -> Any:
    """A JSON column out of such a dict: one engine hands it on as text."""
    return json.loads(value) if isinstance(value, str) else value
