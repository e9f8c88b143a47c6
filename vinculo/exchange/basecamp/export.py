"""
All things of one file or archive, one after the other, and at the end what only the whole can tell: projects that are
only named, lists and comments that are somewhere else, kinds that have no place here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from vinculo.exchange import limits
from vinculo.exchange.basecamp import people
from vinculo.exchange.basecamp.kinds import Found, unfolded
from vinculo.exchange.basecamp.lists import Lists
from vinculo.exchange.basecamp.recordings import RECORDS, bucket_of, problem
from vinculo.exchange.basecamp.words import Words
from vinculo.exchange.history.records import Appointment, Job, Paper, Record, Said, Work
from vinculo.exchange.reading.values import identity, line, thing, things
from vinculo.exchange.refusals import Refused, RowProblem

LISTS = frozenset({"Todolist", "Kanban::Column", "Kanban::Triage", "Kanban::NotNowColumn", "Kanban::DoneColumn"})
# The tools of a project: what is in them comes as things of their own.
TOOLS = frozenset(
    "Todoset Message::Board Vault Schedule Kanban::Board Questionnaire Inbox Chat::Transcript Client::Board".split()
)
OTHERS = frozenset({"Person", "Template", "Event"})
SHOWN = 60
Made = Record | RowProblem


class Export:
    """Takes the things of one import."""

    def __init__(self) -> None:
        self.number = 0
        self.is_of_basecamp = False
        self.seen: set[tuple[str, str]] = set()
        self.twice = 0
        self.projects: set[str] = set()
        self.named: dict[str, tuple[str, int]] = {}
        self.lists = Lists()
        self.left: Counter[str] = Counter()
        self.first: dict[str, int] = {}
        self.comments = [0, 0]  # spoken of, here

    def take(self, value: object, key: str = "") -> Iterator[Made]:
        """The records of one element of a file, which may hold others. `key` says what the list is called."""
        if not isinstance(value, dict):
            self._leave(key or type(value).__name__)
            return
        for found in unfolded(value, key, 0):
            self.number += 1
            if self.number > limits.ROWS:
                raise Refused("too_many_rows", limit=limits.ROWS)
            self.is_of_basecamp |= found.kind in RECORDS or found.kind in LISTS | TOOLS | OTHERS
            yield from self._one(replace(found, number=self.number))

    def rest(self) -> Iterator[Made]:
        """What remains to be said when everything was taken."""
        for key, (name, number) in self.named.items():
            if key not in self.projects:
                yield Work(id=key, name=name, only_named=True, line=number)
        yield from self.lists.notes()
        spoken, here = self.comments
        if spoken > here:
            yield RowProblem(0, "", "comments_elsewhere", {"total": spoken, "here": here})
        for kind, count in self.left.items():
            yield RowProblem(self.first[kind], kind, "kind_left", {"kind": kind, "count": count})
        if self.twice:
            yield RowProblem(0, "", "taken_once", {"count": self.twice})

    def _one(self, found: Found) -> Iterator[Made]:
        if found.id:
            key = ("person" if found.kind == "Person" else "project" if found.kind == "Project" else "", found.id)
            if key in self.seen and (found.kind != "Person" or not people.is_client(found.data)):
                self.twice += 1
                return
            if found.kind:
                self.seen.add(key)
        yield from self._people(found)
        if found.kind == "Person":
            if not people.is_client(found.data):
                yield problem(found, "a_colleague")
            return
        if line(found.data, "status") == "trashed":
            yield problem(found, "binned_there")
            return
        yield from self._recording(found)

    def _recording(self, found: Found) -> Iterator[Made]:
        if found.kind in LISTS:
            yield from self._list(found)
        elif found.kind == "Template":
            yield problem(found, "a_template")
        elif found.kind in RECORDS:
            yield from self._record(found)
        elif found.kind in TOOLS:
            self._name_bucket(found)
        else:
            self._leave(found.kind or "?", found.number)

    def _record(self, found: Found) -> Iterator[Made]:
        made = RECORDS[found.kind](found)
        if isinstance(made, Work):
            self.projects.add(made.id)
            if account := people.company(thing(found.data, "client_company"), found.number):
                yield from self._once("company", account)
        elif not isinstance(made, RowProblem) and not self._name_bucket(found):
            made = problem(found, "of_no_project")
        if isinstance(made, Job):
            made = replace(made, column=self.lists.holding(found))
        if isinstance(made, Job | Said | Appointment | Paper):
            spoken = found.data.get("comments_count")
            self.comments[0] += spoken if isinstance(spoken, int) and 0 < spoken < limits.ROWS else 0
            self.comments[1] += found.kind == "Comment"
        yield made

    def _list(self, found: Found) -> Iterator[Made]:
        """A list or column gives its name to what is in it; what is written about it is said in the project."""
        self._name_bucket(found)
        self.lists.saw(found)
        words = Words(found)
        if text := words.text("description"):
            project = bucket_of(found)
            yield Said(id=found.id, on_kind="work", on_id=project, work_id=project, text=text, title=found.title,
                       at=words.moment("created_at"), by=people.someone(thing(found.data, "creator")),
                       line=found.number)  # fmt: skip

    def _people(self, found: Found) -> Iterator[Made]:
        """The clients among the people of a thing: each becomes a contact, once, with the company."""
        data = found.data
        inner = [thing(data, "creator"), thing(data, "person"), thing(data, "approver")]
        inner += [*things(data, "assignees"), *things(data, "participants")]
        for one in [data] if found.kind == "Person" else inner:
            if people.is_client(one) and ("client", identity(one)) not in self.seen:
                self.seen.add(("client", identity(one)))
                if account := people.company(thing(one, "company"), found.number):
                    yield from self._once("company", account)
                yield people.known(one, found.number) or problem(found, "nobody")

    def _once(self, kind: str, made: Record) -> Iterator[Made]:
        if (kind, made.id) not in self.seen:
            self.seen.add((kind, made.id))
            yield made

    def _name_bucket(self, found: Found) -> bool:
        key = bucket_of(found)
        if key and line(found.bucket, "type") in ("", "Project"):
            name = line(found.bucket, "name", limits.NAME) or key
            self.named.setdefault(key, (name, found.number))
            return True
        return False

    def _leave(self, kind: str, number: int = 0) -> None:
        kind = kind[:SHOWN]
        self.left[kind] += 1
        self.first.setdefault(kind, number)
