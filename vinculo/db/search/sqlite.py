"""FTS5. Its rowid is (seconds << 30) | id, so that it lists newest first without sorting and still leads to the row."""

from collections.abc import Iterable, Sequence

from django.db import connection

from vinculo.db.models import SearchDoc
from vinculo.db.search.engine import Entry, Match, Part
from vinculo.db.search.tokens import RESTRICTED, as_one_word, title_token

ID_BITS = 30
TABLE = "db_searchdoc_fts"

SOURCE = f"{TABLE} AS f CROSS JOIN db_searchdoc AS d ON d.id = (f.rowid & {(1 << ID_BITS) - 1})"
CONDITION = f"{TABLE} MATCH %s"
NEWEST = "f.rowid DESC"


def place(seconds: int, pk: int) -> int:
    return (seconds << ID_BITS) | pk


def forget(docs: Iterable[SearchDoc]) -> None:
    """Takes the words of these documents, as they are stored now, out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [[place(doc.seconds, doc.pk)] for doc in docs])


def write(entries: Sequence[Entry]) -> None:
    rows: list[list[int | str]] = [
        [
            place(entry.doc.seconds, entry.doc.pk),
            " ".join(entry.title),
            " ".join(entry.body),
            as_one_word(entry.tokens),
        ]
        for entry in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {TABLE} (rowid, title, body, marks) VALUES (%s, %s, %s, %s)", rows)


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
    words = " AND ".join(f'"{word}"{" *" if beginning else ""}' for word, beginning in match.words)
    return f"{'title' if part == Part.IN_TITLE else '{title body}'} : ({words})"


def _any(marks: Iterable[str]) -> str:
    quoted = (f'"{as_one_word([mark])}"' for mark in sorted(marks))
    return f"marks : ({' OR '.join(quoted)})"
