"""Finding what speaks of the same things, where nobody knows in which words."""

from collections.abc import Collection, Sequence

from django.db import connection

from vinculo.db.search.engine import Match, Part, index
from vinculo.db.search.tokens import client_token, kind_token
from vinculo.db.search.words import words_of

MOST_THINGS = 40  # asked about at once
OF_EACH = 500  # the newest that speak of one thing

Name = tuple[str, int]


def mentioning(
    things: Sequence[Collection[str]], *, client_id: int, kinds: Collection[str], limit: int = 100
) -> list[Name]:
    """
    Kind and object id of a client's records that speak of some of these things: what speaks of most first, then the
    newest.

    things: each is said by the beginnings of words under which it may be written ("colour", "color"). Nothing that is
    kept for some readers only. One SQL statement, none without things.
    """
    asked = [words for thing in things[:MOST_THINGS] if (words := _beginnings(thing))]
    if not asked or limit <= 0:
        return []
    engine = index()
    lists = " UNION ALL ".join(
        f"""SELECT * FROM (
            SELECT d.id, d.seconds FROM {engine.SOURCE} WHERE {engine.CONDITION} ORDER BY {engine.NEWEST} LIMIT %s
        ) AS thing_{number}"""
        for number in range(len(asked))
    )
    sql = f"""
        SELECT named.kind, named.object_id
        FROM (SELECT id, seconds, COUNT(*) AS shared FROM ({lists}) AS hits GROUP BY id, seconds) AS found
        JOIN db_searchdoc AS named ON named.id = found.id
        ORDER BY found.shared DESC, found.seconds DESC, found.id DESC LIMIT %s
    """
    marks = {"kinds": [kind_token(kind) for kind in kinds], "clients": [client_token(client_id)], "holding": []}
    expressions = [engine.expression(Match(words, **marks, is_any=True), Part.ANYWHERE) for words in asked]
    values = [value for expression in expressions for value in (expression, OF_EACH)]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, limit])
        return [(kind, object_id) for kind, object_id in cursor.fetchall()]


def _beginnings(thing: Collection[str]) -> list[tuple[str, bool]]:
    """As the index splits words: of one in two halves, such as "e-mail", the longer half."""
    pieces = (max(words, key=len) for text in thing if (words := words_of(text)))
    return [(piece, True) for piece in dict.fromkeys(pieces)]
