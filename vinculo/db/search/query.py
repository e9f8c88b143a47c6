"""Finding."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from vinculo.db.models import SearchDoc
from vinculo.db.search.engine import Match, index
from vinculo.db.search.tokens import client_token, holder_token, kind_token
from vinculo.db.search.words import Part, Question, snippet

RANKED = 2000  # the newest hits in titles that are put in order of closeness; older ones are not looked at
FEW_CLIENTS = 300  # up to here the index itself knows whose they are; above, rows are checked as they come

Allowed = QuerySet[Any, Any] | Collection[int] | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record. The parts and the snippet are (piece, is it a hit) in order: plain text, to be escaped."""

    kind: str
    object_id: int
    client_id: int | None
    title: str
    title_parts: list[Part]
    snippet: list[Part]
    at: datetime


def find(
    query: str,
    *,
    allowed: Allowed,
    kinds: Collection[str] | None = None,
    holding: Collection[str] = (),
    limit: int = 50,
    offset: int = 0,
) -> list[Hit]:
    """
    Records in which all words of `query` occur, the last perhaps only begun.

    First titles that are the query, that begin with it, that hold its words; then texts; the newest first within each.
    `allowed`: a queryset of clients or of their ids (or a collection of ids) whose records may be seen; None sees all,
    and only None sees records of no client. `holding` opens records kept for those names only (`Doc.only_for`). Two or
    three SQL statements.
    """
    question = Question.of(query)
    if not question.words or limit <= 0:
        return []
    few, condition, params = _clients(allowed)
    if few is not None and not few:
        return []
    match = Match(
        words=question.marked(),
        kinds=[kind_token(kind) for kind in kinds or ()],
        clients=[client_token(pk) for pk in few or ()],
        holding=[holder_token(name) for name in holding],
    )
    ids = _ranked(match, question.folded, condition, params, limit, offset)
    docs = SearchDoc.objects.in_bulk(ids)
    return [_hit(docs[pk], question) for pk in ids if pk in docs]


def _clients(allowed: Allowed) -> tuple[list[int] | None, str, tuple[Any, ...]]:
    """The ids if they are few, else the condition that checks them."""
    if allowed is None:
        return None, "", ()
    if not isinstance(allowed, QuerySet):
        # A long list goes in as numbers of our own making: engines limit how many parameters they take.
        return (list(allowed), "", ()) if len(allowed) <= FEW_CLIENTS else (None, _in_numbers(allowed), ())
    ids = allowed if allowed.query.has_select_fields else allowed.values_list("pk")
    first = [row[0] if isinstance(row, tuple) else row for row in ids.order_by()[: FEW_CLIENTS + 1]]
    if len(first) <= FEW_CLIENTS:
        return first, "", ()
    sql, params = ids.order_by().query.sql_with_params()
    return None, f" AND d.client_id IN ({sql})", params


def _in_numbers(ids: Collection[int]) -> str:
    return f" AND d.client_id IN ({', '.join(str(int(pk)) for pk in ids)})"


def _ranked(match: Match, folded: str, condition: str, params: tuple[Any, ...], limit: int, offset: int) -> list[int]:
    """
    The ids of one page, best first.

    Hits in texts follow the newest first, so as many as the page reaches are enough: those among them that are title
    hits too fall together with the first part.
    """
    engine = index()
    matching = f"FROM {engine.SOURCE} WHERE {engine.CONDITION}{condition} ORDER BY {engine.NEWEST} LIMIT %s"
    sql = f"""
        WITH in_title AS (
            SELECT d.id, d.seconds, CASE WHEN d.title_folded = %s THEN 0
                WHEN substr(d.title_folded, 1, length(%s)) = %s THEN 1 ELSE 2 END AS rank {matching}
        ), anywhere AS (
            SELECT d.id, d.seconds, 3 AS rank {matching}
        )
        SELECT id FROM (SELECT * FROM in_title UNION ALL SELECT * FROM anywhere) AS hits
        GROUP BY id, seconds ORDER BY MIN(rank), seconds DESC, id DESC LIMIT %s OFFSET %s
    """
    title, text = engine.expression(match, in_title=True), engine.expression(match, in_title=False)
    values = [folded] * 3 + [title, *params, RANKED, text, *params, offset + limit, limit, offset]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _hit(doc: SearchDoc, question: Question) -> Hit:
    return Hit(
        kind=doc.kind,
        object_id=doc.object_id,
        client_id=doc.client_id,
        title=doc.title,
        title_parts=snippet(doc.title, question, length=255),
        snippet=snippet(doc.body, question) if doc.body else [],
        at=doc.at,
    )
