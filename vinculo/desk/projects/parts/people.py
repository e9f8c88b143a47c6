"""Who answers for what, and who asks the client."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, IntegerField, Value

from vinculo.projects.models import Project


@dataclass
class Row:
    """One person of ours on a project."""

    name: str
    member_id: int | None = None
    may_ask: bool = False
    said: str = ""
    of_areas: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""

    @property
    def areas(self) -> str:
        return ", ".join(self.of_areas) or self.said

    @property
    def look_first(self) -> str:
        return "; ".join(self.places)


def on_project(project: Project) -> list[tuple[Any, ...]]:
    """Members and areas in one question: person, name, area, may ask, where to look first, id of the membership."""
    nothing, never = Value(""), Value(False, output_field=BooleanField())
    members = project.members.order_by().annotate(look=nothing)
    areas = project.areas.order_by().annotate(may_ask=never, member=Value(None, output_field=IntegerField()))
    rows = members.values_list("person_id", "person__name", "area", "may_ask_client", "look", "pk").union(
        areas.values_list("responsible_id", "responsible__name", "name", "may_ask", "look_first", "member"), all=True
    )
    return sorted(rows, key=lambda row: (row[5] is None, row[5] or 0, row[2]))


def people_rows(found: Sequence[tuple[Any, ...]]) -> list[Row]:
    """One row for each person, those who may ask the client first; areas nobody answers for are left to `vacant`."""
    rows: dict[int, Row] = {}
    for person_id, name, area, may_ask, look, member_id in found:
        if person_id is None:
            continue
        row = rows.setdefault(person_id, Row(name))
        if member_id is not None:
            row.member_id, row.may_ask, row.said = member_id, may_ask, area
        else:
            row.of_areas.append(area)
            row.places += [look] if look else []
    return sorted(rows.values(), key=lambda row: not row.may_ask)


def vacant(found: Sequence[tuple[Any, ...]]) -> list[str]:
    """The areas nobody answers for."""
    return [area for person_id, _name, area, *_rest in found if person_id is None]
