"""Where one can go. The faces fill the registry when they start; the base page only draws it."""

from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise

Place = Literal["main", "more", "foot", "plus"]


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the navigation.

    `key` is its URL namespace, by which the current one is found; `count` names an attribute of `request.desk`
    with a number to show; `go` is the letter after G; `place` puts it in the list, in its folded part, at its foot
    or on the round button; `for_guests` is whether guests may go there.
    """

    key: str
    label: str | Promise
    icon: str
    url_name: str
    count: str = ""
    go: str = ""
    place: Place = "main"
    for_guests: bool = True

    def open_to(self, guest: bool) -> bool:
        return self.for_guests or not guest


@dataclass(slots=True)
class Navigation:
    sections: list[Section] = field(default_factory=list)
    palette_url_name: str = ""
    search_url_name: str = ""
    me_url_name: str = ""
    bell_url_name: str = ""

    def add(self, *sections: Section) -> None:
        """Register sections in the order they should be read. A key registered twice keeps its first place."""
        known = {section.key for section in self.sections}
        self.sections += [section for section in sections if section.key not in known]

    def at(self, place: Place, guest: bool = False) -> list[Section]:
        return [section for section in self.sections if section.place == place and section.open_to(guest)]


navigation = Navigation()
