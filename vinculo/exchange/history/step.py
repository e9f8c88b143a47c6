"""
One step of an import of a history: all records of one kind, a chunk at a time. It says what would become of each, and
writes it when asked to. Steps are taken in the order of `data.KINDS`, since each hangs on those before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db.models import Model
from django.utils import timezone

from vinculo.db.bulk import insert_rows
from vinculo.db.folding import FoldedField, fold
from vinculo.exchange.history.choices import Choices
from vinculo.exchange.history.following import Following, follow, hold_back, plain_all
from vinculo.exchange.history.refs import Found, Ref, Refs, came_before, key_of
from vinculo.exchange.ledger import Ledger
from vinculo.exchange.models import ImportRun, Outcome
from vinculo.people.models import Person

BATCH = 500
NEW, UPDATED, UNCHANGED, PARTLY, REFUSED = (
    one.value for one in (Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.PARTLY, Outcome.REFUSED)
)
SHARED = "shared"
PEOPLE = ("owner_id", "lead_id", "assignee_id")


@dataclass(slots=True)
class Import:
    """What every step of one import knows. Without a ledger nothing is written."""

    run: ImportRun
    by: Person
    system: str
    choices: Choices
    refs: Refs
    zone: ZoneInfo
    currency: str
    at: datetime
    ledger: Ledger | None = None

    @property
    def audience(self) -> str:
        return "shared" if self.choices.shares else "team"


@dataclass(slots=True, eq=False)
class Planned:
    """One record and what becomes of it. `values` are what the other system says; `write` goes into what is there."""

    record: Any
    ref: Ref = field(default_factory=Ref)
    outcome: str = NEW
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    found: Found | None = None
    values: dict[str, Any] = field(default_factory=dict)
    write: dict[str, Any] = field(default_factory=dict)
    wrote: dict[str, Any] = field(default_factory=dict)
    changes: list[list[Any]] = field(default_factory=list)
    more: Any = None  # what only its own step knows
    twin: bool = False  # another record of this import is the same one of ours

    def refuse(self, reason: str, **facts: Any) -> "Planned":
        self.outcome, self.reason, self.facts = REFUSED, reason, facts
        return self

    @property
    def is_taken(self) -> bool:
        return self.outcome != REFUSED


class Step:
    """What all kinds share: matching, following, writing, keeping account."""

    kind: ClassVar[str]
    model: ClassVar[type[Model]]
    told: ClassVar[frozenset[str]] = frozenset()  # fields the client sees of a record that is shared with them

    def __init__(self, all_of_it: Import) -> None:
        self.all = all_of_it
        self.ids: set[str] = set()
        self.claimed: dict[tuple[type[Model], int], Ref] = {}  # what was there, by now some record of theirs
        self.found: dict[str, list[Found]] = {}

    # What a kind says about itself

    def load(self, records: list[Any]) -> None:
        """Look up, at once, what these records may hang on or be."""

    def place(self, one: Planned) -> str:
        """Where it hangs, kept in its ref; or why it cannot be taken."""
        return ""

    def belongs(self, one: Planned, found: Found) -> bool:
        """Whether what came before hangs where this record does. If not, two things there have one number."""
        return True

    def settle(self, one: Planned) -> None:
        """What is there already says where it hangs."""

    def match(self, one: Planned) -> Any:
        """The record it is without having come from there: by a name."""
        return None

    def twin(self, one: Planned) -> Ref | None:
        """An earlier record of this import that will be the same one of ours."""
        return None

    def values(self, one: Planned) -> dict[str, Any]:
        """The fields that follow the other system."""
        raise NotImplementedError

    def columns(self, one: Planned) -> dict[str, Any]:
        """The other fields of a new record."""
        return {}

    def besides(self, one: Planned) -> bool:
        """What more there is to add to a record that is there, kept in `more`. False: nothing."""
        return False

    def written(self, planned: list[Planned]) -> None:
        """After a chunk was written: what hangs on it."""

    def finish(self) -> None:
        """After all chunks."""

    # The same for all

    def plans(self, records: Sequence[Any]) -> list[Planned]:
        planned = [Planned(record) for record in records]
        self.found = came_before(self.model, self.all.system, {one.id for one in records}, self.all.by)
        self.load(list(records))
        for one in planned:
            self._plan(one)
        return planned

    def _plan(self, one: Planned) -> None:
        key = one.record.id
        if key and key in self.ids:
            one.refuse("twice_there")
            return
        self.ids.add(key)
        if reason := self.place(one):
            one.refuse(reason)
            return
        one.found = next((found for found in self.found.get(key, ()) if self.belongs(one, found)), None)
        if one.found is None and (same := self.match(one)) is not None:
            one.found = Found(same, wrote={})
        if one.found and getattr(one.found.record, "deleted_at", None):
            one.refuse("thrown_away")
            return
        self.settle(one)
        twin = self.claimed.get(_name(one.found)) if one.found else self.twin(one)
        if twin is not None:
            one.ref, one.twin, one.outcome, one.reason = twin, True, UNCHANGED, "same_as_another"
            self.all.refs.put(self.kind, key, twin)
            return
        one.values = self.values(one)
        self._compare(one)
        self.all.refs.put(self.kind, key, one.ref)

    def _compare(self, one: Planned) -> None:
        if one.found is None:
            one.wrote, one.ref.is_new = plain_all(one.values), True
            self.besides(one)
            return
        ours = {name: getattr(one.found.record, name) for name in one.values}
        said = follow(ours, one.values, one.found.wrote or {})
        one.ref.pk, one.write, one.wrote = one.found.record.pk, said.write, said.wrote
        self.claimed[_name(one.found)] = one.ref
        held = hold_back(said, one.found.wrote or {}, self.touched(one, said), self.all.choices.shares_changes)
        one.changes = [
            [name, self._shown(name, ours[name]), self._shown(name, new)] for name, new in said.write.items()
        ]
        more = self.besides(one)
        one.outcome = (
            UPDATED if one.write or more else PARTLY if held.fields or one.reason == "shared_since" else UNCHANGED
        )
        one.reason = held.reason or one.reason
        one.changes += [
            [name, self._shown(name, ours[name]), self._shown(name, value), "held"]
            for name, value in held.fields.items()
        ]
        if said.kept:
            one.reason = one.reason or "kept_ours"
            one.changes += [[name, self._shown(name, ours[name]), None, "kept"] for name in said.kept]

    def touched(self, one: Planned, said: Following) -> set[str]:
        """What would be another thing for the client, who sees this record."""
        is_shared = one.found is not None and getattr(one.found.record, "audience", "") == SHARED
        return set(self.told & said.write.keys()) if is_shared else set()

    def _shown(self, name: str, value: Any) -> Any:
        if name in PEOPLE:
            return next((person.name for person in self.all.choices.staff if person.pk == value), "")
        return plain_all({name: value})[name]

    def write(self, planned: list[Planned]) -> None:
        """A chunk, in the transaction of the import."""
        taken = [one for one in planned if one.is_taken and not one.twin]
        self._make([one for one in taken if one.found is None])
        self._update([one for one in taken if one.found and one.write])
        self._remember([one for one in taken if one.found])
        if self.all.ledger:
            touched = [one for one in taken if one.outcome in (NEW, UPDATED) and one.ref.home]
            self.all.ledger.touched.update(one.ref.home.pk for one in touched if one.ref.home)
        self._name_twins([one for one in planned if one.twin and one.record.id])
        self.written(taken)

    def _name_twins(self, planned: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        for one in planned:
            if one.ref.pk and (one.found is None or one.found.origin is None):
                ledger.came_from(self.model, one.ref.pk, self.all.system, key_of(one.record.id))

    def _make(self, new: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        keys = insert_rows(self.model, [{**one.values, **self.columns(one)} for one in new])
        ledger.made(self.model, keys)
        for one, pk in zip(new, keys, strict=True):
            one.ref.pk = pk
            if one.record.id:
                ledger.came_from(self.model, pk, self.all.system, key_of(one.record.id), one.wrote)

    def _update(self, planned: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        fields: dict[type[Model], set[str]] = defaultdict(set)
        for one in planned:
            assert one.found is not None
            record = one.found.record
            before = {name: getattr(record, name) for name in one.write}
            for name, value in one.write.items():
                setattr(record, name, value)
            ledger.changed(type(record), record.pk, plain_all(before), plain_all(one.write))
            fields[type(record)] |= set(one.write)
        records = [one.found.record for one in planned if one.found]
        for model, names in fields.items():
            save_all(model, [record for record in records if type(record) is model], names)

    def _remember(self, there: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        for one in there:
            assert one.found is not None
            if one.found.origin is None:
                if one.record.id:
                    ledger.came_from(self.model, one.found.record.pk, self.all.system, key_of(one.record.id), one.wrote)
            elif one.wrote != one.found.wrote:
                ledger.wrote_again(one.found.origin, one.found.wrote, one.wrote)


def _name(found: Found) -> tuple[type[Model], int]:
    return type(found.record), found.record.pk


def save_all(model: type[Any], records: Iterable[Any], fields: Iterable[str]) -> None:
    """Write these fields back, with their folded twins and the moment of the change."""
    records = list({one.pk: one for one in records}.values())
    names = {one.name for one in model._meta.concrete_fields if one.attname in fields}
    for extra in model._meta.concrete_fields:
        if isinstance(extra, FoldedField):
            for one in records:
                setattr(one, extra.attname, fold(getattr(one, extra.source))[: extra.max_length])
        elif getattr(extra, "auto_now", False):
            for one in records:
                setattr(one, extra.attname, timezone.now())
        else:
            continue
        names.add(extra.name)
    model._default_manager.bulk_update(records, sorted(names), batch_size=BATCH)
