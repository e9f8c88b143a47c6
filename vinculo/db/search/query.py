"""Finding."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from vinculo.db.models import SearchDoc
from vinculo.db.prepared import prepared
from vinculo.db.search.engine import Match, Part, index
from vinculo.db.search.tokens import client_token, holder_token, kind_token
from vinculo.db.search.words import Piece, Question, snippet

# The second, which is more work, is not asked if the first fills the page.
STAGES = ((Part.TITLE_IS, Part.TITLE_BEGINS), (Part.IN_TITLE, Part.ANYWHERE))
FEW_CLIENTS = 50  # up to here the index itself is asked whose they are; above, rows are checked as they come

Allowed = QuerySet[Any, Any] | Collection[int] | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record. The parts and the snippet are (piece, is it a hit) in order: plain text, to be escaped."""

    kind: str
    object_id: int
    client_id: int | None
    title: str
    title_parts: list[Piece]
    snippet: list[Piece]
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
    and only None sees records of no client. `holding` opens records kept for those names only (`Doc.only_for`). Two to
    four SQL statements.
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
    ids = _ranked(match, condition, params, limit, offset)
    docs = {doc.pk: doc for doc in _docs(ids)}
    return [_hit(docs[pk], question) for pk in ids if pk in docs]


def _clients(allowed: Allowed) -> tuple[list[int] | None, str, tuple[Any, ...]]:
    """The ids if they are few, else the condition that checks them."""
    if allowed is None:
        return None, "", ()
    if not isinstance(allowed, QuerySet):
        # A long list goes in as numbers of our own making: engines limit how many parameters they take.
        return (list(allowed), "", ()) if len(allowed) <= FEW_CLIENTS else (None, _in_numbers(allowed), ())
    column = allowed.query.values_select[0] if allowed.query.values_select else "pk"
    ids = allowed.order_by().values_list(column, flat=True)
    first = list(ids[: FEW_CLIENTS + 1])
    if len(first) <= FEW_CLIENTS:
        return first, "", ()
    # Asked for each row as it comes, because a page needs a few dozen rows, not the list of all who may be seen.
    own = ids.filter(**{column: RawSQL("d.client_id", ())})  # noqa: S611
    sql, params = own.query.sql_with_params()
    return None, f" AND EXISTS ({sql})", params


def _in_numbers(ids: Collection[int]) -> str:
    return f" AND d.client_id IN ({', '.join(str(int(pk)) for pk in ids)})"


def _ranked(match: Match, condition: str, params: tuple[Any, ...], limit: int, offset: int) -> list[int]:
    """The ids of one page, best first: from titles that begin with the query and, if those are too few, from all."""
    found: dict[int, None] = {}
    for parts in STAGES:
        found.update(dict.fromkeys(_newest(parts, match, condition, params, offset + limit)))
        if len(found) >= offset + limit:
            break
    return list(found)[offset : offset + limit]


def _newest(parts: Iterable[Part], match: Match, condition: str, params: tuple[Any, ...], most: int) -> list[int]:
    """Each part lists its newest, as many as the page reaches; what a later part finds again was better before."""
    engine = index()
    expressions = [(part, engine.expression(match, part)) for part in parts]
    lists = " UNION ALL ".join(
        f"""SELECT * FROM (
            SELECT d.id, d.seconds, {part.value} AS part FROM {engine.SOURCE}
            WHERE {engine.CONDITION}{condition} ORDER BY {engine.NEWEST} LIMIT %s
        ) AS part_{part.value}"""
        for part, _expression in expressions
    )
    sql = f"SELECT id FROM ({lists}) AS hits GROUP BY id, seconds ORDER BY MIN(part), seconds DESC, id DESC"
    values = [value for _part, expression in expressions for value in (expression, *params, most)]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


@prepared
def _docs(ids: list[int]) -> QuerySet[SearchDoc]:
    return SearchDoc.objects.filter(pk__in=ids)


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
