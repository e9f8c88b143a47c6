"""What is found in a history while it is read: its words for statuses and stages, its people, what clients see."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from vinculo.db.folding import fold
from vinculo.exchange.history.records import Account, Deal, Job, Record, Someone, Work

MOST_WORDS = 100
MOST_PEOPLE = 300
WORD = 80


def word_of(record: Job | Work | Deal) -> str:
    """The word that says how far it is: of a task without one, the list it stands in."""
    if isinstance(record, Deal):
        return record.stage[:WORD]
    if isinstance(record, Job) and not record.status and record.done is None:
        return record.column[:WORD]
    return record.status[:WORD]


def key_of(someone: Someone) -> str:
    """By what somebody is known from record to record."""
    return (someone.id or someone.email.lower() or fold(someone.name))[:160]


def people_of(record: Record) -> Iterator[Someone]:
    for name in ("owner", "lead", "by"):
        if (one := getattr(record, name, None)) is not None:
            yield one
    yield from getattr(record, "assignees", ())
    yield from getattr(record, "with_", ())


class Inventory:
    """Counts as records pass by; the rarest words and people beyond the limits are not asked about."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.said: Counter[str] = Counter()
        self.projects: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.people: dict[str, list[Any]] = {}
        self.shared = self.accounts = self.homeless = self.parents = 0

    def see(self, record: Record) -> None:
        self.shared += bool(getattr(record, "shared", False))
        if isinstance(record, Account):
            self.accounts += 1
        elif isinstance(record, Job):
            self._see_job(record)
        elif isinstance(record, Work):
            self.homeless += not (record.account_id or record.account_name)
            if (word := word_of(record)) and not record.closed:
                _count(self.projects, word)
        elif isinstance(record, Deal) and (word := word_of(record)):
            _count(self.stages, word)
        for one in people_of(record):
            self._see_person(one)

    def _see_job(self, job: Job) -> None:
        self.parents += bool(job.parent_id)
        if word := word_of(job):
            _count(self.statuses, word)
            if job.done is not None:
                _count(self.said, word)

    def _see_person(self, one: Someone) -> None:
        key = key_of(one)
        known = self.people.get(key)
        if known is not None:
            self.people[key] = [known[0] or one.name, known[1] or one.email, known[2] or one.ours, known[3] + 1]
        elif key and len(self.people) < 10 * MOST_PEOPLE:
            self.people[key] = [one.name, one.email, one.ours, 1]

    def as_notes(self) -> dict[str, Any]:
        """Plain, to be kept with the import."""
        people = sorted(self.people.items(), key=lambda one: -one[1][3])[:MOST_PEOPLE]
        return {
            "statuses": [[word, count, self.said[word]] for word, count in self.statuses.most_common(MOST_WORDS)],
            "projects": [[word, count] for word, count in self.projects.most_common(MOST_WORDS)],
            "stages": [[word, count] for word, count in self.stages.most_common(MOST_WORDS)],
            "people": [[key, *values] for key, values in people],
            "shared": self.shared,
            "accounts": self.accounts,
            "homeless": self.homeless,
            "parents": self.parents,
        }


def _count(words: Counter[str], word: str) -> None:
    if word in words or len(words) < 10 * MOST_WORDS:
        words[word] += 1
