"""The parts of a client, as tabs of its page."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client

TABS: tuple[tuple[str, Promise, str], ...] = (
    ("summary", _("Summary"), ""),
    ("projects", _("Projects"), "projects/"),
    ("conversations", _("Conversations"), "conversations/"),
    ("files", _("Files"), "files/"),
    ("profile", _("Profile"), "profile/"),
)


class Tab(NamedTuple):
    label: str | Promise
    href: str
    is_current: bool
    number: int | None


def tabs(client: Client, current: str, counts: dict[str, int] | None = None) -> list[Tab]:
    counts = counts or {}
    base = client.get_absolute_url()
    return [Tab(label, f"{base}{path}", key == current, counts.get(key)) for key, label, path in TABS]
