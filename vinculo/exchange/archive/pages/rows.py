"""A line on a page of an archive: what it is, what is known about it, and the files behind it."""

from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from vinculo.clients.models import Client
from vinculo.web.dates import clock, day_long

SHORT = 60


class Row(NamedTuple):
    text: str
    more: list[str]
    links: list[tuple[str, str]] = []  # noqa: RUF012  (address, words); read only
    is_said: bool = False  # words that somebody said keep their lines


def row(text: str, *more: object, links: list[tuple[str, str]] | None = None, is_said: bool = False) -> Row:
    """What is empty among `more` is left out; short facts stand side by side, long ones each in a line of its own."""
    facts = [str(one) for one in more if one]
    short = [fact for fact in facts if is_short(fact)]
    long = [fact for fact in facts if not is_short(fact)]
    return Row(text, ([" · ".join(short)] if short else []) + long, links or [], is_said)


def is_short(fact: str) -> bool:
    return len(fact) <= SHORT and "\n" not in fact


def client_facts(client: Client) -> str:
    return " · ".join(filter(None, (client.line, client.city, client.owner.name if client.owner else "")))


def on(day: date | None) -> str:
    """With its year: it is read in other years."""
    return day_long(day, date.min) if day else ""


def moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{day_long(local.date(), date.min)}, {clock(local)}"
