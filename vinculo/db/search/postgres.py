"""A tsvector with a GIN index: title words carry the weight A, body words D; marks are lexemes of their own."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from vinculo.db.search.engine import Entry, Match, Part
from vinculo.db.search.tokens import RESTRICTED, title_token

SOURCE = "db_searchdoc AS d"
CONDITION = "d.words @@ %s::tsquery"
NEWEST = "d.seconds DESC, d.id DESC"
WRITE = """
    INSERT INTO db_searchdoc (kind, object_id, client_id, at, seconds, title, only_for, body, words)
    SELECT kind, object_id, client_id, at, seconds, title, only_for::jsonb, body, words::tsvector
    FROM unnest(
        %s::text[], %s::bigint[], %s::bigint[], %s::timestamptz[], %s::bigint[], %s::text[], %s::text[], %s::text[],
        %s::text[]
    ) AS new (kind, object_id, client_id, at, seconds, title, only_for, body, words)
    ON CONFLICT (kind, object_id) DO UPDATE SET
        client_id = excluded.client_id, at = excluded.at, seconds = excluded.seconds, title = excluded.title,
        only_for = excluded.only_for, body = excluded.body, words = excluded.words
"""


def write(entries: Sequence[Entry]) -> None:
    """Rows and words of these documents, instead of what was there before: the words live in the row itself."""
    columns: list[Any] = [
        [entry.kind for entry in entries],
        [entry.object_id for entry in entries],
        [entry.client_id for entry in entries],
        [entry.at for entry in entries],
        [entry.seconds for entry in entries],
        [entry.title for entry in entries],
        [json.dumps(entry.only_for) for entry in entries],
        [entry.body for entry in entries],
        [_vector(entry) for entry in entries],
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, columns)


def expression(match: Match, part: Part) -> str:
    """The question as a tsquery. Words are letters and digits only, marks are ours: quoting is enough."""
    wanted = [_words(match, part), *(_any(marks) for marks in (match.kinds, match.clients) if marks)]
    allowed = [f"!{_lexeme(RESTRICTED)}", *map(_lexeme, sorted(match.holding))]
    return " & ".join([*wanted, f"({' | '.join(allowed)})"])


def _words(match: Match, part: Part) -> str:
    if part in (Part.TITLE_IS, Part.TITLE_BEGINS):
        whole = title_token(word for word, _beginning in match.words)
        return _lexeme(whole) + _options(part == Part.TITLE_BEGINS, False)
    words = [_lexeme(word) + _options(beginning, part == Part.IN_TITLE) for word, beginning in match.words]
    return f"({' | '.join(words)})" if match.is_any else " & ".join(words)


def _vector(entry: Entry) -> str:
    # A lexeme without a position would pass for one of any weight, so body words get one too.
    title = dict.fromkeys(entry.title_words)
    body = dict.fromkeys(word for word in entry.body_words if word not in title)
    return " ".join(
        [
            *(f"{_lexeme(word)}:1A" for word in title),
            *(f"{_lexeme(word)}:1" for word in body),
            *map(_lexeme, entry.tokens),
        ]
    )


def _options(beginning: bool, in_title: bool) -> str:
    options = ("*" if beginning else "") + ("A" if in_title else "")
    return f":{options}" if options else ""


def _any(marks: Iterable[str]) -> str:
    return f"({' | '.join(map(_lexeme, sorted(marks)))})"


def _lexeme(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
