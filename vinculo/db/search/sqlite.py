"""FTS5. Its rowid is (seconds << 30) | id, so that it lists newest first without sorting and still leads to the row."""

import json
from collections.abc import Iterable, Sequence

from django.db import connection

from vinculo.db.bulk import insert_columns
from vinculo.db.models import SearchDoc
from vinculo.db.search.engine import Entry, Match, Part
from vinculo.db.search.tokens import RESTRICTED, as_one_word, title_token

ID_BITS = 30
TABLE = "db_searchdoc_fts"
COLUMNS = ("kind", "object_id", "client_id", "at", "seconds", "title", "only_for", "body")

SOURCE = f"{TABLE} AS f CROSS JOIN db_searchdoc AS d ON d.id = (f.rowid & {(1 << ID_BITS) - 1})"
CONDITION = f"{TABLE} MATCH %s"
NEWEST = "f.rowid DESC"


def place(seconds: int, pk: int) -> int:
    return (seconds << ID_BITS) | pk


def write(entries: Sequence[Entry]) -> None:
    """Rows and words of these documents, instead of what was there before. In a transaction."""
    stored = _stored(entries)
    known = [entry for entry in entries if (entry.kind, entry.object_id) in stored]
    new = [entry for entry in entries if (entry.kind, entry.object_id) not in stored]
    if known:
        _forget(stored.values())
        _change([(entry, stored[entry.kind, entry.object_id][0]) for entry in known])
    keys = insert_columns(SearchDoc, len(new), {name: [getattr(entry, name) for entry in new] for name in COLUMNS})
    placed = [*zip(new, keys, strict=True), *((entry, stored[entry.kind, entry.object_id][0]) for entry in known)]
    words = [
        (place(entry.seconds, pk), " ".join(entry.title_words), " ".join(entry.body_words), as_one_word(entry.tokens))
        for entry, pk in placed
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {TABLE} (rowid, title, body, marks) VALUES (%s, %s, %s, %s)", words)


def _stored(entries: Sequence[Entry]) -> dict[tuple[str, int], tuple[int, int]]:
    """Key and seconds of the documents that are there already, by their names."""
    found = {}
    with connection.cursor() as cursor:
        for kind in sorted({entry.kind for entry in entries}):
            ids = json.dumps([entry.object_id for entry in entries if entry.kind == kind])
            cursor.execute(
                "SELECT object_id, id, seconds FROM db_searchdoc "
                "WHERE kind = %s AND object_id IN (SELECT value FROM json_each(%s))",
                [kind, ids],
            )
            found.update({(kind, object_id): (pk, seconds) for object_id, pk, seconds in cursor.fetchall()})
    return found


def _forget(stored: Iterable[tuple[int, int]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [[place(seconds, pk)] for pk, seconds in stored])


def _change(entries: Sequence[tuple[Entry, int]]) -> None:
    rows = [
        (
            entry.client_id,
            connection.ops.adapt_datetimefield_value(entry.at),
            entry.seconds,
            entry.title,
            json.dumps(entry.only_for),
            entry.body,
            pk,
        )
        for entry, pk in entries
    ]
    sql = "UPDATE db_searchdoc SET client_id = %s, at = %s, seconds = %s, title = %s, only_for = %s, body = %s"
    with connection.cursor() as cursor:
        cursor.executemany(f"{sql} WHERE id = %s", rows)


def expression(match: Match, part: Part) -> str:
    """The question in FTS5's language. Words are letters and digits only, marks are ours: quoting is enough."""
    wanted = [_words(match, part), *(_any(marks) for marks in (match.kinds, match.clients) if marks)]
    public = " AND ".join(wanted)
    if not match.holding:
        return f'({public}) NOT marks : "{RESTRICTED}"'
    return f'(({public}) NOT marks : "{RESTRICTED}") OR ({public} AND {_any(match.holding)})'


def _words(match: Match, part: Part) -> str:
    if part in (Part.TITLE_IS, Part.TITLE_BEGINS):
        whole = title_token(word for word, _beginning in match.words)
        return f'marks : "{whole}"{" *" if part == Part.TITLE_BEGINS else ""}'
    words = (" OR " if match.is_any else " AND ").join(
        f'"{word}"{" *" if beginning else ""}' for word, beginning in match.words
    )
    return f"{'title' if part == Part.IN_TITLE else '{title body}'} : ({words})"


def _any(marks: Iterable[str]) -> str:
    quoted = (f'"{as_one_word([mark])}"' for mark in sorted(marks))
    return f"marks : ({' OR '.join(quoted)})"
