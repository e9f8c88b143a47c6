"""No page of the portal holds a record of the database: what a template cannot reach it cannot leak."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from django.db.models import Manager, Model, QuerySet
from django.forms import BaseForm, Field
from django.http import HttpRequest
from django.test.signals import template_rendered

from tests.trust.portal_world import INSIDE, Visitors, asked

# Django's own, around every page: the request (its visitor is plain, which is looked at), staff's user (never inside).

pytestmark = pytest.mark.once

NOT_OURS = ("request", "user", "perms", "messages", "csrf_token", "view", "block", "forloop", "DEFAULT_MESSAGE_LEVELS")


def records_in(value: Any, way: str = "", seen: set[int] | None = None) -> Iterator[str]:
    """Where in this value a record, or a question to the database, is."""
    seen = set() if seen is None else seen
    if id(value) in seen or isinstance(value, str | bytes | int | float | bool | type(None) | HttpRequest):
        return
    seen.add(id(value))
    if isinstance(value, Model | QuerySet | Manager):
        yield f"{way}: {type(value).__name__}"
    else:
        for name, part in _parts(value):
            yield from records_in(part, f"{way}.{name}", seen)


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value) and not isinstance(value, type):
        yield from ((one.name, getattr(value, one.name)) for one in fields(value))
    elif isinstance(value, Mapping):
        yield from ((str(key), part) for key, part in value.items())
    elif isinstance(value, list | tuple | set | frozenset):
        yield from ((str(number), part) for number, part in enumerate(value))
    elif isinstance(value, BaseForm):
        yield from ((name, part) for name, part in vars(value).items() if name not in ("renderer",))
    elif isinstance(value, Field):
        yield from ((name, part) for name, part in vars(value).items() if not name.startswith("_"))
    elif type(value).__module__.startswith("vinculo.portal") and hasattr(value, "__dict__"):
        yield from vars(value).items()


def leaked(visitors: Visitors, actor: str, section: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for route, method in asked(section):
        contexts: list[Any] = []

        def heard(sender: Any, template: Any, context: Any, into: list[Any] = contexts, **more: Any) -> None:
            if str(template.name or "").startswith("portal/"):
                into.append(context.flatten())

        template_rendered.connect(heard)
        try:
            visitors.ask_route(actor, method, route)
        finally:
            template_rendered.disconnect(heard)
        told = {
            where
            for context in contexts
            for name, value in context.items()
            if name not in NOT_OURS
            for where in records_in(value, name)
        }
        if told:
            found[f"{method} {route.name}"] = sorted(told)
    return found


@pytest.mark.parametrize("actor", INSIDE)
def test_no_page_holds_a_record(visitors, actor):
    assert leaked(visitors, actor) == {}


def test_control_a_record_in_a_list_in_a_context_is_noticed(visitors, monkeypatch):
    monkeypatch.setattr("vinculo.portal.door.devices.keys", lambda visitor: [{"one": visitors.all_.ana}])

    assert leaked(visitors, "decider", "portal:devices") == {"GET portal:devices": ["keys.0.one: Contact"]}


def test_control_a_question_to_the_database_is_noticed():
    from vinculo.clients.models import Contact

    assert list(records_in({"a": [Contact.objects.all()]}, "x")) == ["x.a.0: ContactQuerySet"]
