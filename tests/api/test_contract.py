"""
What we say of ourselves holds: requests made from openapi.json by schemathesis, sound and unsound ones, are answered
as it says. One for each operation, sound and unsound by turns; VINCULO_LONG=1 makes 200 of both.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, seed, settings
from hypothesis.errors import Unsatisfiable

from tests.api.asking import BASE, Program, no_trace
from tests.api.test_matrix import House, make_house
from tests.trust.kept import kept
from vinculo.api import problems
from vinculo.programs import pace

schemathesis = pytest.importorskip("schemathesis")
pytestmark = pytest.mark.once

LONG = bool(os.environ.get("VINCULO_LONG"))
EXAMPLES = 200 if LONG else 1
MODES = ("POSITIVE", "NEGATIVE")
kept_house = kept(make_house)


@pytest.fixture
def house(kept_house: Any, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    settings.ALLOWED_HOSTS = ["*"]
    monkeypatch.setattr(pace.count, "__kwdefaults__", {"most": 10**9})
    for signal in (request_started, request_finished):  # as the test client does: the house is in our transaction
        signal.disconnect(close_old_connections)
    yield kept_house()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def left_out() -> list[Any]:
    """Sound values may still be refused (a day that has passed); who asks without a token is test_matrix's business."""
    from schemathesis import checks
    from schemathesis.checks import load_all_checks

    load_all_checks()
    names = ("positive_data_acceptance", "ignored_auth", "use_after_free", "ensure_resource_availability")
    return checks.CHECKS.get_by_names([*names])


def findings(house: House, examples: int, section: str = "") -> tuple[list[str], int]:
    """What does not hold, and how many requests it took to see."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    token, found, asked = Program(house.world.marek), [], []
    operations = [one.ok() for one in schema.get_all_operations()]
    for number, operation in enumerate(one for one in operations if one.path.startswith(f"{BASE}/{section}")):
        for mode in MODES if LONG else MODES[number % 2 :][:1]:
            headers = {"Authorization": f"Bearer {token.secret}"}
            there = {}
            if mode == "POSITIVE" and "{id}" in operation.path:
                there = {"path_parameters": {"id": house.luna[operation.path.split("/")[3]]}}
                headers |= {"If-Match": "*"} if operation.method.upper() in ("PATCH", "DELETE") else {}
            cases = operation.as_strategy(getattr(schemathesis.GenerationMode, mode), **there)
            try:
                tried(cases, headers, examples, asked)
            except Unsatisfiable:
                continue  # nothing about it can be unsound
            except (Exception, BaseExceptionGroup) as failed:
                found.append(f"{operation.label}: {failed}")
    return found, len(asked)


def tried(cases: Any, headers: dict[str, str], examples: int, asked: list[int]) -> None:
    excluded = left_out()

    @seed(20270305)
    @settings(max_examples=examples, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def holds(case: Any) -> None:
        with no_trace():
            response = case.call(headers=headers)
        asked.append(response.status_code)
        case.validate_response(response, excluded_checks=excluded)

    holds()


def test_what_we_say_of_ourselves_holds(house):
    found, asked = findings(house, EXAMPLES)

    print(f"{asked} requests")
    assert found == []
    assert asked > 80


def test_control_an_answer_that_was_not_announced_is_noticed(house, monkeypatch):
    monkeypatch.setitem(problems.KINDS, "invalid", (418, "A teapot"))

    found, _asked = findings(house, 5, "people")

    assert found != []
