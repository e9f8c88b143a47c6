"""The parts of the portal, in the order a client meets them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.portal.shared.decisions import waiting_count
from vinculo.portal.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Place:
    """
    `url_name` of the portal; `icon` of the sprite; `bar`: it has its place at the lower edge of a phone, where it is
    called `short`; `count`: how many things wait there for a visitor.
    """

    key: str
    label: str | Promise
    icon: str
    url_name: str
    bar: bool = False
    count: Callable[[Visitor], int] | None = None
    short: str | Promise = ""


PLACES: list[Place] = [
    Place(
        "home",
        _("Where we are"),
        "house",
        "portal:home",
        bar=True,
        short=pgettext_lazy("the first page, in one word", "Home"),
    ),  # fmt: skip
    Place("roadmap", _("Roadmap"), "map", "portal:roadmap"),
    Place("reports", pgettext_lazy("sent to a client", "Reports"), "file-text", "portal:reports"),
    Place("meetings", _("Meetings"), "calendar-days", "portal:meetings"),
    Place(
        "decisions",
        _("Decisions and signatures"),
        "signature",
        "portal:decisions",
        bar=True,
        count=waiting_count,
        short=_("Decide"),
    ),  # fmt: skip
    Place("requests", _("Requests"), "list-plus", "portal:requests", bar=True),
    Place("files", _("Files"), "folder", "portal:files", bar=True),
    Place("money", _("Money"), "wallet", "portal:money"),
    Place("feedback", _("Feedback"), "message-square-quote", "portal:feedback"),
]
