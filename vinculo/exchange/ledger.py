"""
The account an import keeps of itself while it is applied: what it made, what it changed, which clients it touched.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model

from vinculo.exchange.models import Change, ImportRun, Made, Origin
from vinculo.exchange.prints import prints_of, prints_of_new

BATCH = 500
PER_ROW = 1000
KEPT_BACK = 2000  # lines of the account that wait to be written together


class Ledger:
    """Filled while records are written; `close` writes it down in the same transaction."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.ids: dict[str, list[int]] = defaultdict(list)
        self.prints: dict[str, dict[int, int]] = defaultdict(dict)
        self.changes: list[Change] = []
        self.origins: list[Origin] = []
        self.rewritten: list[Origin] = []
        self.touched: set[int | None] = set()

    def made(self, model: type[Model], ids: Iterable[int]) -> None:
        """These were made; what they are like is read when the account is closed."""
        self.ids[model._meta.label_lower].extend(ids)

    def made_of(self, model: type[Model], ids: list[int], columns: Mapping[str, Sequence[Any]]) -> None:
        """These were made of these columns, and nothing more will be written into them by this import."""
        self.made(model, ids)
        self.prints[model._meta.label_lower].update(zip(ids, prints_of_new(model, columns, len(ids)), strict=False))

    def changed(self, model: type[Model], pk: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        label = model._meta.label_lower
        self.changes.append(Change(run=self.run, label=label, object_id=pk, before=before, after=dict(after)))
        self._write_some()

    def came_from(
        self, model: type[Model], pk: int, system: str, external_id: str, wrote: dict[str, Any] | None = None
    ) -> None:
        """This record is that of the other system; `wrote`: what of it the other system says, as plain values."""
        label = model._meta.label_lower
        self.origins.append(
            Origin(
                system=system,
                external_id=external_id[:160],
                label=label,
                object_id=pk,
                run=self.run,
                wrote=wrote or {},
            )
        )
        self._write_some()

    def wrote_again(self, origin: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """What the other system says of a record that came from there before is something else by now."""
        self.rewritten.append(Origin(pk=origin, wrote=after))
        self.changed(Origin, origin, {"wrote": before}, {"wrote": after})

    def _write_some(self, most: int = KEPT_BACK) -> None:
        if len(self.changes) + len(self.origins) >= most:
            Change.objects.bulk_create(self.changes, BATCH)
            Origin.objects.bulk_create(self.origins, BATCH)
            Origin.objects.bulk_update(self.rewritten, ["wrote"], batch_size=BATCH)
            self.changes, self.origins, self.rewritten = [], [], []

    def close(self) -> set[int]:
        """Write the account down. Returns the clients something changed at."""
        self._write_some(0)
        rows = [
            Made(run=self.run, label=label, ids=chunk, prints=self._prints(label, chunk))
            for label, ids in self.ids.items()
            for chunk in _chunks(ids)
        ]
        Made.objects.bulk_create(rows, BATCH)
        return {client for client in self.touched if client is not None}

    def _prints(self, label: str, ids: list[int]) -> list[int]:
        known = self.prints[label]
        return [known[pk] for pk in ids] if all(pk in known for pk in ids) else prints_of(label, ids)


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    for start in range(0, len(ids), PER_ROW):
        yield ids[start : start + PER_ROW]
