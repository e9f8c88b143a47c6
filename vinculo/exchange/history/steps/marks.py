"""Milestones become milestones, with the day we plan; what the client was promised is for people to say."""

from typing import Any

from vinculo.exchange.history.refs import Found
from vinculo.exchange.history.step import Planned, Step
from vinculo.projects.models import Milestone

NAME = 160


class Marks(Step):
    kind = "mark"
    model = Milestone
    told = frozenset({"name", "done_on"})

    def __init__(self, all_of_it: Any) -> None:
        super().__init__(all_of_it)
        self.named: dict[tuple[int, str], Milestone] = {}

    def load(self, records: list[Any]) -> None:
        refs = self.all.refs
        refs.load("work", (one.work_id for one in records))
        projects = {ref.pk for one in records if (ref := refs.get("work", one.work_id)) and ref.pk}
        self.named = {(one.project_id, one.name): one for one in Milestone.objects.filter(project__in=projects)}

    def place(self, one: Planned) -> str:
        project = self.all.refs.get("work", one.record.work_id)
        if project is None:
            return "no_project"
        one.ref.name, one.ref.project, one.ref.client = one.record.name, project, project.client
        return ""

    def belongs(self, one: Planned, found: Found) -> bool:
        assert one.ref.project
        return bool(found.record.project_id == one.ref.project.pk)

    def match(self, one: Planned) -> Any:
        project = one.ref.project
        return self.named.get((project.pk, one.record.name[:NAME])) if project and project.pk else None

    def values(self, one: Planned) -> dict[str, Any]:
        return {"name": one.record.name[:NAME], "planned_on": one.record.due_on, "done_on": one.record.done_on}

    def columns(self, one: Planned) -> dict[str, Any]:
        assert one.ref.project is not None
        audience = self.all.audience if one.record.shared else "team"
        return {"project_id": one.ref.project.pk, "audience": audience}
