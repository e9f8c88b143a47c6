"""
Whose is who and what is what: what whoever brings a history said, and what is proposed where they said nothing.

Kept as `ImportRun.choices`: {"reader": {question: answer}, "statuses": {word: meaning}, "projects": {word: meaning},
"stages": {word: stage}, "people": {key: id}, "share": yes, "accounts": "client" or "split", "home": name,
"shared_too": who said so}.
"""

from collections.abc import Mapping
from typing import Any

from vinculo.db.folding import fold
from vinculo.exchange.history import words
from vinculo.exchange.history.inventory import key_of, word_of
from vinculo.exchange.history.records import Job, Someone, Work
from vinculo.people.models import Person
from vinculo.pipeline.models import Stage
from vinculo.pipeline.stages import stages


class Choices:
    """Asked by whoever writes a record. One query for our people, one for our stages."""

    def __init__(self, chosen: Mapping[str, Any]) -> None:
        self.chosen = chosen
        self.staff = list(Person.objects.active().by_name())
        self.stages = stages()
        self._by_mail = {person.email.lower(): person.pk for person in self.staff}
        self._by_name: dict[str, list[int]] = {}
        for person in self.staff:
            for name in {fold(person.name), fold(person.first_name)}:
                self._by_name.setdefault(name, []).append(person.pk)
        self._ids = set(self._by_mail.values())

    @property
    def shares(self) -> bool:
        """Whether the client sees here what they saw there. The team alone, unless somebody said otherwise."""
        return self.chosen.get("share") == "yes"

    @property
    def shares_changes(self) -> bool:
        """Whether what a client sees by now may change with what the other system says."""
        return bool(self.chosen.get("shared_too"))

    @property
    def splits(self) -> bool:
        """Whether companies we never worked for become leads."""
        return self.chosen.get("accounts") == "split"

    @property
    def home(self) -> str:
        """The client of projects that name none."""
        return str(self.chosen.get("home", ""))

    def proposed_person(self, someone: Someone) -> int | None:
        """By mail, then by a name, or a first name alone, that only one of us has."""
        if someone.email and (found := self._by_mail.get(someone.email.lower())):
            return found
        same = self._by_name.get(fold(someone.name), []) if someone.name and someone.ours is not False else []
        return same[0] if len(same) == 1 else None

    def person(self, someone: Someone | None) -> int | None:
        """Who of us it is; None for nobody of us."""
        if someone is None:
            return None
        chosen = self.chosen.get("people", {}).get(key_of(someone))
        if chosen is None:
            return self.proposed_person(someone)
        return chosen if chosen in self._ids else None

    def status(self, job: Job) -> str:
        """What somebody said its word means, else what the other system says, else what the word most likely means."""
        word = word_of(job)
        if job.closed and not job.done:
            return words.AWAY
        if chosen := self.chosen.get("statuses", {}).get(word):
            return str(chosen)
        if job.done is not None:
            return words.DONE if job.done else words.OPEN
        return words.status(word)

    def project(self, work: Work) -> str:
        """done, open or out."""
        if work.closed:
            return words.DONE
        word = word_of(work)
        return str(self.chosen.get("projects", {}).get(word) or self.proposed_project(word))

    @staticmethod
    def proposed_project(word: str) -> str:
        return words.DONE if words.status(word) in (words.DONE, words.AWAY) else words.OPEN

    def proposed_stage(self, word: str) -> str:
        """Won, lost, or the key of a stage: one of that name, else the first of its kind, else the first of all."""
        folded, meant = fold(word), words.stage(word)
        if named := next((one for one in self.stages if fold(str(one)) == folded), None):
            return str(named.pk)
        if meant in (words.WON, words.LOST):
            return meant
        return str(next((one.pk for one in self.stages if meant and one.key == meant), self.stages[0].pk))

    def stage(self, word: str, won: bool | None) -> tuple[str, Stage]:
        """(open, won, lost or out, the stage it stands or stood in)."""
        chosen = self.chosen.get("stages", {}).get(word[:80])
        meant = str(chosen or ((words.WON if won else words.LOST) if won is not None else self.proposed_stage(word)))
        if meant in (words.WON, words.LOST, words.OUT):
            return meant, self.stages[-1] if meant == words.WON else self.stages[0]
        return words.OPEN, next((one for one in self.stages if str(one.pk) == meant), self.stages[0])
