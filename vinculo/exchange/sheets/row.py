"""One row of a tracker: what it says of a client, a project, a milestone and a task."""

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TypeVar

from vinculo.exchange import limits
from vinculo.exchange.addressbook.columns import folded
from vinculo.exchange.history.records import Account, Before, Job, Link, Mark, Record, Said, Someone, Work
from vinculo.exchange.refusals import Remark
from vinculo.exchange.sheets import values
from vinculo.exchange.sheets.cells import MISSING, Cell, Line, text_of
from vinculo.exchange.sheets.layout import EXTRA, Layout
from vinculo.language import cleaning

BEFORE = re.compile(r"([\w.-]*\d)\s*(FS|SS|FF|SF)?\s*([+-]\s*\d{1,3})?(?:\s*[a-z]+)?", re.I)
DATED = re.compile(r"\s*\(([^()]{4,30})\)\s*$")
INDENT = re.compile(r"^[ \u00a0\t]*")
LINKS: dict[str, Link] = {"FS": "FS", "SS": "SS", "FF": "FF", "SF": "SF"}
TITLE = 500
Thing = TypeVar("Thing")


class Told:
    """What was already told of a tracker, and the rows the next one may be part of."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.places: dict[str, list[int]] = {}
        for index, field in sorted(layout.columns.items()):
            self.places.setdefault(field, []).append(index)
        self.told: set[tuple[str, str]] = set()
        self.ids: set[str] = set()
        self.above: list[tuple[int, str]] = []

    def new(self, kind: str, key: str) -> bool:
        """True the first time something of this kind is told."""
        if (kind, key) in self.told:
            return False
        self.told.add((kind, key))
        return True


class Row:
    """One row being read; keeps the remarks that come up on the way."""

    def __init__(self, tracker: Told, line: Line) -> None:
        self.tracker, self.line = tracker, line
        self.layout, self.ways = tracker.layout, tracker.layout.ways
        self.remarks: list[Remark] = []
        self.project = self.text("project")[: limits.NAME] or self.layout.name[: limits.NAME]
        self.work_id = f"project:{folded(self.project) or 'sheet'}"[:100]

    def cell(self, field: str) -> Cell:
        places = self.tracker.places.get(field, ())
        return next((self.line[at] for at in places if self.line[at] is not None), None)

    def text(self, field: str) -> str:
        return cleaning.one_line(text_of(self.cell(field)))

    def texts(self, field: str) -> list[str]:
        found = (text_of(self.line[at]) for at in self.tracker.places.get(field, ()))
        return [text for text in map(cleaning.many_lines, found) if text]

    def around(self, *, is_work: bool) -> Iterator[Record]:
        """The client and the project of the row, the first time they come up, and its milestone."""
        account = self.text("account")[: limits.NAME]
        account_id = f"client:{folded(account)}"[:100] if account else ""
        if account and self.tracker.new("account", account_id):
            yield Account(id=account_id, name=account, line=self.line.number)
        if self.tracker.new("work", self.work_id):
            yield (
                self.work(account, account_id)
                if is_work
                else Work(
                    id=self.work_id,
                    name=self.project,
                    account_id=account_id,
                    account_name=account,
                    line=self.line.number,
                )
            )
        if self.text("mark") and not is_work and self.tracker.new("mark", self.mark_id()):
            yield self.mark()

    def account(self) -> Account:
        """A row about a company and nothing else."""
        name = self.text("account")[: limits.NAME]
        return Account(
            id=f"client:{self.text('key')[:60] or folded(name)}"[:100],
            name=name,
            website=cleaning.web_address(self.text("website")) or "",
            phone=cleaning.phone_number(self.text("phone")),
            city=self.text("city")[: limits.LINE],
            country=self.text("country")[: limits.LINE],
            about=self.about(),
            line=self.line.number,
        )

    def work(self, account: str, account_id: str) -> Work:
        """A row that is a project itself."""
        who = self.people()
        return Work(
            id=self.work_id,
            name=self.project,
            account_id=account_id,
            account_name=account,
            about=self.about(),
            status=self.text("status")[: limits.NAME],
            closed=self.done() is True or self.percent() == 100,
            starts_on=self.day("starts"),
            due_on=self.day("due"),
            lead=who[0] if who else None,
            url=cleaning.web_address(self.text("url")) or "",
            line=self.line.number,
            remarks=tuple(self.remarks),
        )

    def mark_id(self) -> str:
        return f"{self.work_id}#mark:{folded(DATED.sub('', self.text('mark')))}"[:150]

    def mark(self, *, whole: bool = False) -> Mark:
        """A milestone: `whole` when the row is about it alone, else a row only names it."""
        name = self.text("mark")[: limits.NAME]
        dated = DATED.search(name)
        inside = values.day(dated[1], self.ways) if dated else None
        return Mark(
            id=self.mark_id(),
            work_id=self.work_id,
            name=DATED.sub("", name) if inside else name,
            about=self.about() if whole else "",
            due_on=inside or (self.day("due") if whole else None),
            done_on=self.day("done_on") if whole else None,
            line=self.line.number,
            remarks=tuple(self.remarks) if whole else (),
        )

    def job(self, title: str) -> Iterator[Job | Said]:
        key = self.key(title)
        parent = self.parent(key)
        done_on, minutes, percent = self.day("done_on"), self.minutes(), self.percent()
        yield Job(
            id=key,
            work_id=self.work_id,
            name=title,
            about=self.about(),
            column=self.text("column")[: limits.NAME],
            status=self.text("status")[: limits.NAME],
            done=True if done_on else self.done(),
            done_at=datetime.combine(done_on, time(12), UTC) if done_on else None,
            starts_on=self.day("starts"),
            due_on=self.day("due"),
            estimate_minutes=minutes,
            percent=percent,
            parent_id=parent,
            mark_id=self.mark_id() if self.text("mark") else "",
            assignees=self.people(),
            labels=self.labels(),
            after=self.after(),
            position=float(self.line.number),
            url=cleaning.web_address(self.text("url")) or "",
            line=self.line.number,
            remarks=tuple(self.seen_missing()),
        )
        notes = "\n".join(self.texts("said"))[: limits.TEXT]
        if notes:
            yield Said(id=f"{key}#note"[:160], on_kind="job", on_id=key, text=notes, line=self.line.number)

    def key(self, title: str) -> str:
        """Its own number, or its title: the same row brought again is the same task."""
        own = self.text("key")[:60]
        rest = own or "t" + hashlib.sha256(title.encode()).hexdigest()[:16]
        key, count = f"{self.work_id}#{rest}", 1
        while key in self.tracker.ids:
            count += 1
            key = f"{self.work_id}#{rest}~{count}"
        self.tracker.ids.add(key)
        return key

    def parent(self, key: str) -> str:
        """The task it is part of: named in a column, or above it and indented less."""
        named = self.text("parent")
        if named:
            return f"{self.work_id}#{named}"
        spaces = INDENT.match(text_of(self.cell("title")))
        depth = len(spaces[0]) if spaces else 0
        above = self.tracker.above
        while above and above[-1][0] >= depth:
            above.pop()
        found = above[-1][1] if above else ""
        above.append((depth, key))
        return found if found.startswith(self.work_id) else ""

    def day(self, field: str) -> date | None:
        return self.read(field, "date_refused", lambda cell: values.day(cell, self.ways))

    def percent(self) -> int | None:
        return self.read("percent", "number_refused", lambda cell: values.percent(cell, self.ways))

    def minutes(self) -> int | None:
        counted = [("hours", "h"), ("days", "d")]
        if self.unit() or not isinstance(self.cell("length"), int | float):
            counted.append(("length", self.unit()))
        for field, unit in counted:
            found = self.read(field, "length_refused", partial(values.minutes, unit=unit, ways=self.ways))
            if found is not None:
                return found
        return None

    def unit(self) -> str:
        places = self.tracker.places.get("length", ())
        return values.unit_of(self.layout.headings.texts[places[0]]) if places else ""

    def read(self, field: str, why: str, reading: Callable[[Cell], Thing | None]) -> Thing | None:
        cell = self.cell(field)
        if cell is None or cell is MISSING or values.is_nothing(cell):
            return None
        found = reading(cell)
        if found is None:
            self.remarks.append(Remark(why, cleaning.beginning(text_of(cell), 40)))
        return found

    def done(self) -> bool | None:
        return values.yes(self.cell("done"))

    def people(self) -> tuple[Someone, ...]:
        names = dict.fromkeys(one for text in self.texts("who") for one in values.people(text))
        return tuple(
            Someone(id=folded(name)[:100], name=name[: limits.NAME], email=cleaning.email_address(name) or "")
            for name in names
        )

    def labels(self) -> tuple[str, ...]:
        found = [part.strip() for text in self.texts("labels") for part in re.split(r"[,;\n]", text)]
        priority = self.text("priority")
        if priority:
            found.append(f"{self.heading('priority')}: {priority}")
        return tuple(dict.fromkeys(label[:60] for label in found if label))[:20]

    def heading(self, field: str) -> str:
        return self.layout.headings.texts[self.tracker.places[field][0]]

    def after(self) -> tuple[Before, ...]:
        found = []
        for part in re.split(r"[,;\n]", text_of(self.cell("before"))):
            seen = BEFORE.fullmatch(part.strip())
            if seen:
                lag = int(seen[3].replace(" ", "")) if seen[3] else 0
                kind = LINKS[(seen[2] or "FS").upper()]
                found.append(Before(id=f"{self.work_id}#{seen[1]}", kind=kind, lag_days=lag))
            elif part.strip():
                self.remarks.append(Remark("link_refused", cleaning.beginning(part.strip(), 40)))
        return tuple(found)

    def about(self) -> str:
        """The description, and below it what columns say that have no other place, each with its heading."""
        parts = self.texts("about")
        loose = () if self.unit() or not isinstance(self.cell("length"), int | float) else ("length",)
        for field in (EXTRA, "budget", "spent", "project_key", *loose):
            for at in self.tracker.places.get(field, ()):
                text = cleaning.many_lines(text_of(self.line[at]))
                if text:
                    parts.append(f"{self.layout.headings.texts[at]}: {text}")
        return "\n".join(parts)[: limits.TEXT]

    def seen_missing(self) -> list[Remark]:
        """What came up, and formulas the workbook was saved without the values of."""
        for at, cell in enumerate(self.line.cells):
            if cell is MISSING and at in self.layout.columns:
                self.remarks.append(Remark("formula_missing", self.layout.headings.texts[at]))
        return self.remarks
