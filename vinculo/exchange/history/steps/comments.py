"""
What was said on a task becomes a comment of it; the writer may be somebody without an account here.

When the task is neither in the file nor known from before, it becomes an exchange about the project instead, and stays
one even if the task comes later.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vinculo.conversations.models import Interaction
from vinculo.exchange.history.refs import Found, came_before
from vinculo.exchange.history.step import Import, Planned, Step
from vinculo.exchange.history.steps.said import Talks
from vinculo.projects.models import TaskComment


class Comments(Step):
    kind = "comment"
    model = TaskComment

    def __init__(self, all_of_it: Import) -> None:
        super().__init__(all_of_it)
        self.talks = Talks(all_of_it)

    def load(self, records: list[Any]) -> None:
        self.all.refs.load("job", (one.on_id for one in records))

    def plans(self, records: Sequence[Any]) -> list[Planned]:
        self.load(list(records))
        talks = came_before(Interaction, self.all.system, {one.id for one in records if one.work_id}, self.all.by)
        homeless = [one.id in talks or bool(one.work_id and not self._task(one)) for one in records]
        pairs = list(zip(records, homeless, strict=True))
        about_projects = [replace(one, on_kind="work", on_id=one.work_id) for one, is_so in pairs if is_so]
        moved = iter(self.talks.plans(about_projects))
        own = iter(super().plans([one for one, is_so in pairs if not is_so]))
        return [next(moved) if is_so else next(own) for is_so in homeless]

    def write(self, planned: list[Planned]) -> None:
        self.talks.write([one for one in planned if one.record.on_kind == "work"])
        super().write([one for one in planned if one.record.on_kind != "work"])

    def place(self, one: Planned) -> str:
        task = self._task(one.record)
        if task is None:
            return "task_of_nothing"
        one.more, one.ref.client, one.ref.project = task, task.client, task.project
        return ""

    def belongs(self, one: Planned, found: Found) -> bool:
        return bool(found.record.task_id == one.more.pk)

    def values(self, one: Planned) -> dict[str, Any]:
        title, text = one.record.title, one.record.text
        names_the_task = bool(one.more.name) and one.more.name in title  # "Re: Order the paper" says nothing new
        return {"text": text if names_the_task else "\n\n".join(filter(None, (title, text)))}

    def columns(self, one: Planned) -> dict[str, Any]:
        by, writer = one.record.by, self.all.choices.person(one.record.by)
        return {
            "task_id": one.more.pk,
            "person_id": writer,
            "author_name": (by.name or by.email)[:160] if by else "",
            "at": one.record.at or self.all.at,
        }

    def _task(self, record: Any) -> Any:
        return self.all.refs.get("job", record.on_id)
