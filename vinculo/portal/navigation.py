"""The parts of the portal, in the order a client meets them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    """`url_name` of the portal; `icon` of the sprite; `bar`: it has its place at the lower edge of a phone."""

    key: str
    label: str | Promise
    icon: str
    url_name: str
    bar: bool = False


PLACES: list[Place] = [
    Place("home", _("Where we are"), "house", "portal:home", bar=True),
    Place("requests", _("Requests"), "list-plus", "portal:requests", bar=True),
    Place("files", _("Files"), "folder", "portal:files", bar=True),
    Place("feedback", _("Feedback"), "message-square-quote", "portal:feedback"),
]
