"""
Tasks become tasks in the list they stand in, with their checklists and what they wait for. What a task has no place for
stands below its description in plain words.
"""

from collections import defaultdict
from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext as _

from vinculo.db.among import among, among_keys
from vinculo.db.bulk import insert_rows
from vinculo.exchange.history import words
from vinculo.exchange.history.refs import Found, Ref
from vinculo.exchange.history.step import Planned, Step
from vinculo.exchange.history.waiting import write_links
from vinculo.exchange.models import Origin
from vinculo.projects.models import ChecklistItem, Task

TITLE = 500
NOON = time(12)
Line = list[Any]  # list, text, done


class Jobs(Step):
    kind = "job"
    model = Task
    told = frozenset({"title", "starts_on", "due_on", "done_at", "archived_at"})

    def __init__(self, all_of_it: Any) -> None:
        super().__init__(all_of_it)
        self.named: dict[tuple[int, str], Task] = {}
        self.items: dict[int, dict[tuple[str, str], ChecklistItem]] = defaultdict(dict)
        self.links: list[tuple[str, str, str, int]] = []
        self.names: dict[str, str] = {}
        if all_of_it.run.notes.get("found", {}).get("parents"):
            rows = all_of_it.run.rows.filter(kind="job").values_list("data", flat=True)
            self.names = {data["id"]: data["name"] for data in rows.iterator(chunk_size=500)}

    def load(self, records: list[Any]) -> None:
        refs = self.all.refs
        refs.load("work", (one.work_id for one in records))
        refs.load("mark", (one.mark_id for one in records))
        refs.load("job", (one.parent_id for one in records))
        self._load_named(records)
        tasks = [one.record.pk for some in self.found.values() for one in some] + [
            task.pk for task in self.named.values()
        ]
        self.items.clear()
        for item in ChecklistItem.objects.filter(task__in=among_keys(tasks)):
            self.items[item.task_id][(item.list_name, item.text)] = item

    def _load_named(self, records: list[Any]) -> None:
        """Tasks of the same title in projects that are there, as long as they came from nowhere else in this system."""
        refs = self.all.refs
        projects = {ref.pk for one in records if (ref := refs.get("work", one.work_id)) and ref.pk and not ref.is_new}
        self.named = {}
        if not projects:
            return
        titles = among({one.name[:TITLE] for one in records})
        found = list(Task.objects.filter(project__in=projects, title__in=titles).order_by("-pk"))
        keys = among_keys([one.pk for one in found])
        named = Origin.objects.filter(system=self.all.system, label=Task._meta.label_lower, object_id__in=keys)
        taken = set(named.values_list("object_id", flat=True))
        self.named = {(one.project_id, one.title): one for one in found if one.pk not in taken}

    def place(self, one: Planned) -> str:
        project = self.all.refs.get("work", one.record.work_id)
        if project is None:
            return "no_project"
        if self.all.choices.status(one.record) == words.OUT:
            return "not_wanted"
        one.ref.name, one.ref.project, one.ref.client = one.record.name, project, project.client
        return ""

    def belongs(self, one: Planned, found: Found) -> bool:
        assert one.ref.project
        return bool(found.record.project_id == one.ref.project.pk)

    def match(self, one: Planned) -> Any:
        project = one.ref.project
        found = self.named.get((project.pk, one.record.name[:TITLE])) if project and project.pk else None
        return None if found and (Task, found.pk) in self.claimed else found

    def values(self, one: Planned) -> dict[str, Any]:
        record, wrote = one.record, one.found.wrote if one.found else {}
        status, mark = self.all.choices.status(record), self.all.refs.get("mark", record.mark_id)
        percent = int(status[1:]) if status[:1] == "p" and status[1:].isdigit() else record.percent or 0
        said = {
            "title": record.name[:TITLE],
            "description": self._description(record),
            "column": record.column[:160],
            "labels": list(record.labels),
            "starts_on": record.starts_on,
            "due_on": record.due_on,
            "done_at": self._since(record, wrote, "done_at") if status == words.DONE else None,
            "archived_at": self._since(record, wrote, "archived_at") if status == words.AWAY else None,
            "percent": min(percent, 100),
            "estimate_minutes": record.estimate_minutes,
        }
        if mark and mark.pk:
            said["milestone_id"] = mark.pk
        assignee = next(filter(None, map(self.all.choices.person, record.assignees)), None)
        return {**said, "assignee_id": assignee} if assignee or "assignee_id" in wrote else said

    def _since(self, record: Any, wrote: dict[str, Any], name: str) -> datetime:
        """When it was done: as they say, else as we said before, else at noon of its day, else now."""
        done: datetime | None = record.done_at
        if done:
            return done
        if before := wrote.get(name):
            return datetime.fromisoformat(before)
        due = datetime.combine(record.due_on, NOON, self.all.zone) if record.due_on else self.all.at
        return min(due, self.all.at)

    def _description(self, record: Any) -> str:
        others = [one.name for one in record.assignees if one.name and self.all.choices.person(one) is None]
        parent = self.names.get(record.parent_id) or getattr(self.all.refs.get("job", record.parent_id), "name", "")
        lines = [
            _("Part of: %(task)s") % {"task": parent} if parent else "",
            _("Also on it: %(names)s") % {"names": ", ".join(others)} if others else "",
            record.url,
        ]
        return "\n\n".join(filter(None, [record.about, "\n".join(filter(None, lines))]))

    def columns(self, one: Planned) -> dict[str, Any]:
        assert one.ref.project is not None
        return {
            "project_id": one.ref.project.pk,
            "position": one.record.position or float(one.record.line),
            "milestone_id": one.values.get("milestone_id"),
            "assignee_id": one.values.get("assignee_id"),
        }

    def besides(self, one: Planned) -> bool:
        """Lines of checklists that are new there, and those ticked there; what one of ours ticked stays ticked."""
        record, wrote = one.record, (one.found.wrote or {}) if one.found else {}
        said: list[Line] = [[check.list_name[:160], check.text[:500], check.done] for check in record.checks]
        if said or "checks" in wrote:
            one.wrote["checks"] = said
        before = {(of, text): done for of, text, done in wrote.get("checks", [])}
        here = self.items[one.found.record.pk] if one.found else {}
        new = [line for line in said if (line[0], line[1]) not in before and (line[0], line[1]) not in here]
        ticked = [
            (item, done)
            for of, text, done in said
            if (item := here.get((of, text))) and done != item.is_done and before.get((of, text)) == item.is_done
        ]
        after = [[link.id, link.kind, link.lag_days] for link in record.after]
        if after or "after" in wrote:
            one.wrote["after"] = after
        links = [link for link in after if link not in wrote.get("after", [])]
        self.links += [(record.id, *link) for link in links]
        one.more = (new, ticked)
        if one.found:
            one.changes += [["checklist", "", text] for _of, text, _done in new]
            one.changes += [["checklist", item.text, _("done") if done else _("open")] for item, done in ticked]
        return bool(new or ticked or links)

    def written(self, planned: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        rows = [
            {"task_id": one.ref.pk, "list_name": of, "text": text, "is_done": done, "position": float(at)}
            for one in planned
            if one.more
            for at, (of, text, done) in enumerate(one.more[0])
        ]
        ledger.made(ChecklistItem, insert_rows(ChecklistItem, rows))
        for one in planned:
            for item, done in one.more[1] if one.more else ():
                ledger.changed(ChecklistItem, item.pk, {"is_done": item.is_done}, {"is_done": done})
                ChecklistItem.objects.filter(pk=item.pk).update(is_done=done)

    def finish(self) -> None:
        """Now that all tasks are there: which of them wait for which."""
        refs, ledger = self.all.refs, self.all.ledger
        if ledger is None or not self.links:
            return
        refs.load("job", (before for _key, before, _kind, _lag in self.links))
        pairs: list[tuple[Ref, Ref, str, int]] = []
        for key, before, kind, lag in self.links:
            after, first = refs.get("job", key), refs.get("job", before)
            if after and first and after.project and first.project and after.project.pk == first.project.pk:
                pairs.append((first, after, kind, lag))
        write_links(pairs, ledger)
