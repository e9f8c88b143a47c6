"""Who works for them: each with what they are there for, and their face where they agree."""

from dataclasses import dataclass, field
from typing import Any

from vinculo.portal.shared.seen import seen
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import Area, ProjectMember


@dataclass(frozen=True, slots=True)
class Face:
    """One of ours. Role, words and photo only while they agree to be shown."""

    name: str
    initials: str
    role: str
    bio: str
    photo: str
    what: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    person: Any
    what: list[str] = field(default_factory=list)


def team_of(visitor: Visitor) -> tuple[Face, ...]:
    """Everybody with an area or a part in a project they see. Two queries."""
    projects = seen(visitor).order_by().filter(closed_on=None).values("pk")
    rows: dict[int, _Row] = {}
    areas = Area.objects.filter(project__in=projects, responsible__is_active=True)
    for area in areas.select_related("responsible__face"):
        rows.setdefault(area.responsible_id or 0, _Row(area.responsible)).what.append(area.name)
    members = ProjectMember.objects.filter(project__in=projects, person__is_active=True).order_by("person__name_folded")
    for member in members.select_related("person__face"):
        rows.setdefault(member.person_id, _Row(member.person))
    return tuple(_face(row) for row in rows.values())


def _face(row: _Row) -> Face:
    face = getattr(row.person, "face", None)
    if face is None or not face.is_shown:
        return Face(row.person.first_name, row.person.initials, "", "", "", _once(row.what))
    photo = f"/portal/faces/{row.person.pk}.webp?v={face.photo_mark}" if face.photo_mark else ""
    return Face(row.person.name, row.person.initials, face.role, face.bio, photo, _once(row.what))


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
