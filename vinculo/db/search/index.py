"""Keeping the index: what can be found is put here by whoever owns it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from vinculo.db.models import SearchDoc
from vinculo.db.search.engine import Entry, index
from vinculo.db.search.tokens import tokens_of
from vinculo.db.search.words import words_of

Item = TypeVar("Item")
BATCH = 500
LONGEST_BODY = 100_000  # characters; what comes after cannot be found


@dataclass(frozen=True, slots=True)
class Doc:
    """
    One record as it can be found. A kind and an object id name it; putting it again replaces it.

    Without a client only people who see everything find it. `only_for` names who else must be asking ("person:7"), for
    what not everybody who sees the client may read; see `find(holding=...)`.
    """

    kind: str
    object_id: int
    client_id: int | None
    title: str
    body: str
    at: datetime
    only_for: tuple[str, ...] = ()


def put(docs: Iterable[Doc]) -> int:
    """Makes documents findable, new ones and changed ones; gives back how many. Four SQL statements per 500."""
    latest = {(doc.kind, doc.object_id): doc for doc in docs}
    for batch in _batches(list(latest.values())):
        with transaction.atomic():
            _put_batch(batch)
    return len(latest)


def drop(kind: str, ids: Collection[int]) -> None:
    """Makes records of one kind unfindable; unknown ids do no harm."""
    for batch in _batches(list(ids)):
        SearchDoc.objects.filter(kind=kind, object_id__in=batch).delete()


def clear() -> None:
    """Empties the index."""
    SearchDoc.objects.all().delete()


def _batches(items: list[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _put_batch(docs: Collection[Doc]) -> None:
    engine = index()
    engine.forget(_stored(docs))
    rows = SearchDoc.objects.bulk_create(
        [_row(doc) for doc in docs],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["client_id", "at", "seconds", "title", "only_for", "body"],
    )
    engine.write(
        [
            Entry(
                row,
                title := words_of(row.title),
                words_of(row.body),
                tokens_of(doc.kind, doc.client_id, doc.only_for, title),
            )
            for row, doc in zip(rows, docs, strict=True)
        ]
    )


def _stored(docs: Collection[Doc]) -> list[SearchDoc]:
    kinds, ids = {doc.kind for doc in docs}, {doc.object_id for doc in docs}
    stored = SearchDoc.objects.filter(kind__in=kinds, object_id__in=ids).only("kind", "object_id", "seconds")
    wanted = {(doc.kind, doc.object_id) for doc in docs}
    return [row for row in stored if (row.kind, row.object_id) in wanted]


def _row(doc: Doc) -> SearchDoc:
    return SearchDoc(
        kind=doc.kind,
        object_id=doc.object_id,
        client_id=doc.client_id,
        at=doc.at,
        seconds=max(0, int(doc.at.timestamp())),
        title=doc.title.replace("\0", "")[:255],
        only_for=list(doc.only_for),
        body=doc.body.replace("\0", "")[:LONGEST_BODY],
    )
