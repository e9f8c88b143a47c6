"""All pages of an archive, one after the other: the list of clients, and pages of each, split where they are long."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import get_language

from vinculo.clients.models import Client
from vinculo.exchange.archive.pages.client import Section, sections
from vinculo.exchange.archive.pages.rows import client_facts, moment
from vinculo.people.models import Organization, Person

CLIENTS, ROWS = 500, 400  # most on a page
STYLE = Path(__file__).parent / "archive.css"
Page = tuple[str, str, float]  # name, text, how much of all is done


class Site:
    def __init__(self, by: Person | None, *, at: datetime, house: str) -> None:
        self.by, self.at, self.house = by, at, house
        self.clients = Client.objects.kept().select_related("owner").by_name()
        self.about: dict[str, Any] = {}

    def pages(self) -> Iterator[Page]:
        organization = Organization.current()
        with timezone.override(ZoneInfo(organization.time_zone) if organization else UTC):
            self.about = {
                "language": (get_language() or "en")[:2], "house": self.house, "made_at": moment(self.at),
                "zone": timezone.get_current_timezone_name(), "made_by": self.by.name if self.by else "",
            }  # fmt: skip
            yield "style/archive.css", STYLE.read_text(), 0.0
            count = self.clients.count()
            yield from self._lists(count)
            for number, client in enumerate(self.clients.iterator(chunk_size=CLIENTS), start=1):
                for name, text in self._of(client):
                    yield name, text, number / count

    def _lists(self, count: int) -> Iterator[Page]:
        template = get_template("exchange/archive/index.html")
        last = max(1, -(-count // CLIENTS))
        for number in range(1, last + 1):
            part = self.clients[(number - 1) * CLIENTS : number * CLIENTS]
            shown = [(client, client_facts(client)) for client in part]
            values = {**self.about, "clients": shown, "count": count, **_turning("index", number, number < last)}
            yield _name("index", number), template.render(values), 0.0

    def _of(self, client: Client) -> Iterator[tuple[str, str]]:
        template = get_template("exchange/archive/client.html")
        number, about = 1, {**self.about, "client": client, "facts": client_facts(client), "up": "../"}
        for shown, goes_on in _cut(sections(client)):
            values = {**about, "sections": shown, **_turning(str(client.pk), number, goes_on)}
            yield _name(f"clients/{client.pk}", number), template.render(values)
            number += 1


def _cut(found: Iterator[Section]) -> Iterator[tuple[list[dict[str, Any]], bool]]:
    """Sections in pages of so many rows, and whether another page follows. Always one, if only an empty one."""
    shown: list[dict[str, Any]] = []
    count = 0
    for title, rows in found:
        part: dict[str, Any] | None = None
        for row in rows:
            if count == ROWS:
                yield shown, True
                shown, count, part = [], 0, None
            if part is None:
                part = {"title": title, "rows": []}
                shown.append(part)
            part["rows"].append(row)
            count += 1
    yield shown, False


def _turning(name: str, number: int, goes_on: bool) -> dict[str, str]:
    return {
        "before": _name(name, number - 1) if number > 1 else "",
        "after": _name(name, number + 1) if goes_on else "",
    }


def _name(name: str, number: int) -> str:
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"
