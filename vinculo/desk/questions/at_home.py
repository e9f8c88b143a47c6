"""Asking at home first: somebody of ours may know what one is about to ask the client."""

from vinculo.people.models import Person
from vinculo.projects.models import Area


def ask_at_home(area: Area, person: Person | None) -> str:
    """Who knows it at home: a name, or nothing for somebody who may ask the client themselves."""
    if area.responsible is None or person is None or area.may_be_asked_by(person):
        return ""
    return area.responsible.name
