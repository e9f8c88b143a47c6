"""
Read answers of Zoho Projects' API: projects, milestones, tasks with their subtasks and comments, alone or together.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from vinculo.exchange import limits
from vinculo.exchange.history.records import Job, Mark, Record, Records, Said, Someone, Work
from vinculo.exchange.reading.dates import day_of
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.refusals import Refused, Remark, RowProblem
from vinculo.exchange.zoho.documents import exact, load
from vinculo.exchange.zoho.entries import Json, identity
from vinculo.language import cleaning
from vinculo.mail.reading.html import text_of

IN_ADDRESS = re.compile(r"/projects/(\d{1,30})/")
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # an empty date of theirs is a day in 1969
LATEST = 32_503_680_000_000  # the year 3000
DEEPEST = 50


def read(stream: BinaryIO, format: Format = Format.ZOHO_PROJECTS, name: str = "") -> Records:
    """The records of a document. Raises Refused when it is not one of Zoho Projects."""
    found = load(stream)
    documents = [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]
    if not any(isinstance(one.get(key), list) for one in documents for key in ("projects", "milestones", "tasks")):
        raise Refused("zoho_module")
    yield from _Reading(name.rsplit(".", 1)[0]).read(documents)


class _Reading:
    def __init__(self, name: str) -> None:
        self.name = cleaning.one_line(name)[: limits.NAME] or "Zoho Projects"
        self.works: set[str] = set()

    def read(self, documents: list[Json]) -> Iterator[Record | RowProblem]:
        for document in documents:
            for line, one in _each(document, "projects"):
                yield self._work(line, one)
        for document in documents:
            for line, one in _each(document, "milestones"):
                yield from self._with_work(one, line, [_mark(line, one, self._work_of(one))])
        for document in documents:
            for line, one in _each(document, "tasks"):
                yield from self._with_work(one, line, list(self._task(line, one, self._work_of(one), "", 0)))

    def _work(self, line: int, one: Json) -> Work | RowProblem:
        key, name = _id(one), _line(one, "name", limits.NAME)
        if not key or not name:
            return RowProblem(line, cleaning.beginning(name or key), "zoho_nameless" if key else "zoho_unreadable")
        self.works.add(key)
        remarks: list[Remark] = []
        status = _line(one, "status")
        return Work(
            id=key,
            name=name,
            account_name=_line(one, "group_name", limits.NAME),
            about=_html(one, "description"),
            status=status,
            closed=status.lower() in ("archived", "closed", "completed"),
            starts_on=_day(one, "start_date", remarks),
            due_on=_day(one, "end_date", remarks),
            lead=_person(one.get("owner_id"), one.get("owner_name")),
            line=line,
            remarks=tuple(remarks),
        )

    def _work_of(self, one: Json) -> str:
        project = one.get("project")
        if isinstance(project, dict) and (key := _id(project)):
            return key
        if key := identity(exact(one.get("project_id"))):
            return key
        found = IN_ADDRESS.search(str(_part(_part(one, "link"), "self").get("url", "")))
        return found[1] if found else f"name:{self.name.lower()}"

    def _with_work(self, one: Json, line: int, records: list[Record | RowProblem]) -> Iterator[Record | RowProblem]:
        """A task whose project is in no list of the file brings one with it."""
        key = self._work_of(one)
        if key not in self.works and not isinstance(records[0], RowProblem):
            self.works.add(key)
            name = _line(_part(one, "project"), "name", limits.NAME) or self.name
            yield Work(id=key, name=name, line=line)
        yield from records

    def _task(self, line: int, one: Json, work: str, parent: str, depth: int) -> Iterator[Record | RowProblem]:
        key, name = _id(one), _line(one, "name", 1000)
        if not key or not name:
            yield RowProblem(line, cleaning.beginning(name or key), "zoho_nameless" if key else "zoho_unreadable")
            return
        yield _job(line, one, work, parent or identity(exact(one.get("parent_task_id"))))
        details = _part(one, "details")
        for comments in (_list(details, "comments"), _list(one, "comments")):
            yield from (_said(line, at, comment, key) for at, comment in enumerate(comments, start=1))
        for subtask in _list(one, "subtasks") if depth < DEEPEST else ():
            yield from self._task(line, subtask, work, key, depth + 1)


def _job(line: int, one: Json, work: str, parent: str) -> Job:
    remarks: list[Remark] = []
    status = one.get("status")
    owners = [_person(who.get("id"), who.get("name")) for who in _list(_part(one, "details"), "owners")]
    percent = exact(one.get("percent_complete"))
    priority = _line(one, "priority", 60)
    return Job(
        id=_id(one),
        work_id=work,
        name=_line(one, "name", 1000),
        about=_html(one, "description"),
        column=_line(_part(one, "tasklist"), "name"),
        status=_line(status, "name") if isinstance(status, dict) else _line(one, "status"),
        done=one["completed"] if isinstance(one.get("completed"), bool) else None,
        done_at=_moment(one, "completed_time", "last_updated_time") if one.get("completed") is True else None,
        starts_on=_day(one, "start_date", remarks),
        due_on=_day(one, "end_date", remarks),
        percent=min(int(percent), 100) if percent.isascii() and percent.isdigit() and len(percent) < 4 else None,
        parent_id=parent,
        mark_id=identity(exact(one.get("milestone_id"))),
        assignees=tuple(who for who in owners if who and who.name.lower() != "unassigned"),
        labels=(priority,) if priority and priority.lower() != "none" else (),
        position=line,
        url=cleaning.web_address(str(_part(_part(one, "link"), "web").get("url", ""))) or "",
        created_at=_moment(one, "created_time"),
        line=line,
        remarks=tuple(remarks),
    )


def _mark(line: int, one: Json, work: str) -> Mark | RowProblem:
    key, name = _id(one), _line(one, "name", limits.NAME)
    if not key or not name:
        return RowProblem(line, cleaning.beginning(name or key), "zoho_nameless" if key else "zoho_unreadable")
    remarks: list[Remark] = []
    done = _line(one, "status").lower() == "completed"
    return Mark(
        id=key,
        work_id=work,
        name=name,
        due_on=_day(one, "end_date", remarks),
        done_on=(_day(one, "completed_date", remarks) or _day(one, "end_date", [])) if done else None,
        shared=_line(one, "flag").lower() == "external",
        line=line,
        remarks=tuple(remarks),
    )


def _said(line: int, at: int, one: Json, task: str) -> Said | RowProblem:
    text = _html(one, "content")
    if not text:
        return RowProblem(line, "", "zoho_unreadable")
    return Said(
        id=_id(one) or f"{task}:{at}",
        on_kind="job",
        on_id=task,
        text=text,
        at=_moment(one, "created_time"),
        by=_person(one.get("added_by"), one.get("added_person")),
        line=line,
    )


def _each(document: Json, key: str) -> list[tuple[int, Json]]:
    return list(enumerate(_list(document, key), start=1))


def _list(found: Json, key: str) -> list[Json]:
    value = found.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _part(found: Json, key: str) -> Json:
    value = found.get(key)
    return value if isinstance(value, dict) else {}


def _id(one: Json) -> str:
    """`id_string` first: whoever wrote the file may have rounded the number beside it."""
    return identity(exact(one.get("id_string")) or exact(one.get("id")))


def _line(one: Json, key: str, length: int = limits.LINE) -> str:
    value = one.get(key)
    return cleaning.one_line(value)[:length] if isinstance(value, str) else ""


def _html(one: Json, key: str) -> str:
    value = one.get(key)
    return cleaning.many_lines(text_of(value)) if isinstance(value, str) else ""


def _person(key: Any, name: Any) -> Someone | None:
    found = Someone(id=identity(exact(key)), name=cleaning.one_line(str(name or ""))[: limits.NAME], ours=True)
    return found if found.id or found.name else None


def _moment(one: Json, *names: str) -> datetime | None:
    for name in names:
        value = one.get(f"{name}_long")
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < LATEST:
            return datetime.fromtimestamp(value // 1000, UTC)
    return None


def _day(one: Json, name: str, remarks: list[Remark]) -> date | None:
    """
    The day as it is written (`MM-DD-YYYY`) if it is, since the milliseconds are a midnight somewhere; else those.
    """
    written = _line(one, name)
    if written:
        read = day_of(written, "mdy")
        day = read.as_date() if read else None
        if day is None:
            remarks.append(Remark("date_refused", cleaning.beginning(written, 40)))
        return day if day and day >= EARLIEST.date() else None
    moment = _moment(one, name)
    return moment.date() if moment and moment >= EARLIEST else None
