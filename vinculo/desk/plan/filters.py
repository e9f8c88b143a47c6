"""Which tasks of a plan one looks at: by person, stage, kind, side, list, state and words."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from vinculo.db.folding import fold
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person
from vinculo.projects.models import Side, Task, TaskKind

WHICH = {"open": _("Open"), "done": _("Done"), "all": _("All")}
LONGEST = 100


@dataclass(frozen=True, slots=True)
class TaskFilters:
    """What the address says; anything it does not offer is left out."""

    which: str = "open"
    who: str = ""  # "me", "none" or the number of a person
    stage: str = ""  # "none" or the number of a stage
    kind: str = ""
    side: str = ""
    column: str | None = None
    q: str = ""

    @classmethod
    def read(cls, said: QueryDict) -> Self:
        which, who, stage = said.get("which", ""), said.get("who", ""), said.get("stage", "")
        column = said.get("list")
        return cls(
            which=which if which in WHICH else ("all" if column is not None else "open"),
            who=who if who in ("me", "none") or is_number(who) else "",
            stage=stage if stage == "none" or is_number(stage) else "",
            kind=said.get("kind", "") if said.get("kind") in TaskKind.values else "",
            side=said.get("side", "") if said.get("side") in Side.values else "",
            column=None if column is None else column,
            q=said.get("q", "").strip()[:LONGEST],
        )

    def apply(self, tasks: QuerySet[Task], person: Person) -> QuerySet[Task]:
        for name, value in self._conditions(person).items():
            tasks = tasks.filter(**{name: value})
        return tasks.filter(pk__in=_with_words(tasks, self.q)) if fold(self.q).split() else tasks

    def _conditions(self, person: Person) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.which != "all":
            found["done_at__isnull"] = self.which == "open"
        if self.who:
            found["assignee"] = {"me": person.pk, "none": None}.get(self.who) if not is_number(self.who) else self.who
        if self.stage:
            found["stage"] = None if self.stage == "none" else self.stage
        if self.kind:
            found["kind"] = self.kind
        if self.side:
            found["side"] = self.side
        if self.column is not None:
            found["column"] = self.column
        return found

    def query(self) -> str:
        """The same said again in an address."""
        said = {"which": self.which, "who": self.who, "stage": self.stage, "kind": self.kind, "side": self.side,
                "q": self.q}  # fmt: skip
        told = {name: value for name, value in said.items() if value and (name, value) != ("which", "open")}
        return urlencode({**told, **({} if self.column is None else {"list": self.column})})

    @property
    def narrows(self) -> bool:
        return self.query() != ""


def _with_words(tasks: QuerySet[Task], q: str) -> list[int]:
    """Those whose title has every word, whatever its accents: a plan is small enough to look through."""
    words = fold(q).split()
    found = tasks.values_list("pk", "title")
    return [pk for pk, title in found if all(word in fold(title) for word in words)]
