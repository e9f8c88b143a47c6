"""Filters that many lists share."""

from typing import Any

from django.db.models import QuerySet

from vinculo.api.kinds import AskedId, AskedYes
from vinculo.api.shelf import Filter
from vinculo.people.models import Person

CLIENT = Filter(AskedId, "client_id", "Of this client.")
PROJECT = Filter(AskedId, "project_id", "Of this project.")
OWNER = Filter(AskedId, "owner_id", "Whose they are.")


def name(found: Any, text: str, _person: Person) -> Any:
    return found.named_like(text)


def filled(column: str, text: str) -> Filter:
    """Whether a column that may be empty has something in it."""

    def narrow(found: QuerySet[Any], yes: bool, _person: Person) -> QuerySet[Any]:
        return found.filter(**{f"{column}__isnull": not yes})

    return Filter(AskedYes, narrow, text)


def empty(columns: tuple[str, ...], text: str) -> Filter:
    """True: all of them are empty, as of what is open."""

    def narrow(found: QuerySet[Any], yes: bool, _person: Person) -> QuerySet[Any]:
        is_open = dict.fromkeys(columns)
        return found.filter(**is_open) if yes else found.exclude(**is_open)

    return Filter(AskedYes, narrow, text)
