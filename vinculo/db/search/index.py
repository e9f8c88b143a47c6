"""Keeping the index: what can be found is put here by whoever owns it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.db import transaction

from vinculo.db.among import among_keys
from vinculo.db.models import SearchDoc
from vinculo.db.search.engine import Entry, index
from vinculo.db.search.tokens import tokens_of
from vinculo.db.search.words import words_of

Item = TypeVar("Item")
BATCH = 1000
LONGEST_BODY = 100_000  # characters; what comes after cannot be found


class Doc(NamedTuple):
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
    """Makes documents findable, new ones and changed ones; gives back how many. At most six SQL statements per 1000."""
    latest = {(doc.kind, doc.object_id): doc for doc in docs}
    engine = index()
    for batch in _batches(list(latest.values())):
        with transaction.atomic(savepoint=False):
            engine.write([_entry(doc) for doc in batch])
    return len(latest)


def drop(kind: str, ids: Collection[int]) -> None:
    """Makes records of one kind unfindable; unknown ids do no harm."""
    for batch in _batches(list(ids)):
        SearchDoc.objects.filter(kind=kind, object_id__in=among_keys(batch)).delete()


def clear() -> None:
    """Empties the index."""
    SearchDoc.objects.all().delete()


def _batches(items: list[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _entry(doc: Doc) -> Entry:
    title, body = doc.title.replace("\0", "")[:255], doc.body.replace("\0", "")[:LONGEST_BODY]
    words = words_of(title)
    return Entry(
        kind=doc.kind,
        object_id=doc.object_id,
        client_id=doc.client_id,
        at=doc.at,
        seconds=max(0, int(doc.at.timestamp())),
        title=title,
        only_for=list(doc.only_for),
        body=body,
        title_words=words,
        body_words=words_of(body),
        tokens=tokens_of(doc.kind, doc.client_id, doc.only_for, words),
    )
