"""
Who gets what in the portal (T01): every route, by GET and POST, as everybody, against the table in portal_matrix.csv.

A route that is not in the table fails, and so does a line whose route is gone. What the portal answers now, for reading
line by line before it is copied:

    VINCULO_PRINT_MATRIX=/tmp/m.csv bin/test tests/trust/test_portal_matrix.py -k print
"""

import csv
import os
from pathlib import Path

import pytest

from tests.trust.portal_world import ACTORS, DOOR, Visitors, asked, outcome
from vinculo.access.models import Access
from vinculo.access.models.access import AccessQuerySet
from vinculo.db import prepared

TABLE = Path(__file__).parent / "portal_matrix.csv"
# Of these a stranger gets more than the door: they are the door, and what dresses it.
OPEN = (
    "enter", "code", "begin_passkey", "passkey", "come_in", "arrive", "choose", "leave",
    "brand", "logo", "manifest", "app_icon", "worker", "offline", "feed", "offer", "offer_code", "offer_confirm",
    "offer_decline", "offer_changes", "offer_paper", "offer_thanks", "offer_arrive",
)  # fmt: skip


def actual(visitors: Visitors, actor: str, section: str = "") -> dict[tuple[str, str], str]:
    return {(route.name, method): outcome(visitors.ask_route(actor, method, route)) for route, method in asked(section)}


def expected(actor: str, section: str = "") -> dict[tuple[str, str], str]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["route"], row["method"]): row[actor]
            for row in csv.DictReader(file)
            if row["route"].startswith(section)
        }


def differences(visitors: Visitors, actor: str, section: str = "") -> list[str]:
    is_so, should_be = actual(visitors, actor, section), expected(actor, section)
    return [
        f"{method} {route} as {actor}: "
        f"{should_be.get((route, method), 'not in the table')}, but it is {is_so.get((route, method), 'gone')}"
        for route, method in sorted(is_so.keys() | should_be.keys())
        if is_so.get((route, method)) != should_be.get((route, method))
    ]


@pytest.mark.parametrize("actor", ACTORS)
def test_every_route_answers_everybody_as_the_table_says(visitors, actor):
    assert differences(visitors, actor) == []


def test_the_table_names_each_route_once_and_nothing_breaks():
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    keys = [(row["route"], row["method"]) for row in rows]
    assert keys == sorted(set(keys))
    assert [row for row in rows if any(row[actor].startswith("5") for actor in ACTORS)] == []


@pytest.mark.parametrize("actor", ["stranger", "staff", "removed"])
def test_whoever_has_no_visit_meets_the_door_everywhere(actor):
    open_ = tuple(f"portal:{name}" for name in OPEN)

    assert {answer for (route, _method), answer in expected(actor).items() if route not in open_} == {DOOR}


def test_an_observer_writes_nothing():
    """Every POST of theirs is a 404 or concerns what is their own: how they come in, how they hear from us."""
    own = {
        "portal:begin_key", "portal:add_key", "portal:end_other_devices", "portal:choose", "portal:leave",
        "portal:enter", "portal:code", "portal:begin_passkey", "portal:passkey", "portal:preferences",
        "portal:renew_feed", "portal:revoke_feed", "portal:answer_meeting",
    }  # fmt: skip
    written = {
        route
        for (route, method), answer in expected("observer").items()
        if method == "POST" and answer not in ("404", "405")
    }

    assert written - own == set(ALLOWED_TO_OBSERVERS)


# What somebody who only follows may still send, since it is answered and changes nothing of theirs: they ask whether a
# signed file is whole, and how it is going.
ALLOWED_TO_OBSERVERS = ("portal:check_file", "portal:status")


def test_control_a_door_that_stays_open_to_the_removed_is_noticed(visitors, monkeypatch):
    from vinculo.access.models import Visit

    Visit.objects.update(ended_at=None)
    monkeypatch.setattr(AccessQuerySet, "open", lambda self: self.all())
    monkeypatch.setattr(Access, "is_open", True)
    monkeypatch.setattr(prepared, "known", {})

    assert "GET portal:home as removed: door, but it is 200" in differences(visitors, "removed", "portal:home")


def test_control_a_role_that_nobody_looks_at_is_noticed(visitors, monkeypatch):
    monkeypatch.setattr("vinculo.portal.door.colleagues.decided_projects", lambda visitor: [(1, "Any")])

    found = differences(visitors, "observer", "portal:invite_colleague")

    assert found[0] == "GET portal:invite_colleague as observer: 404, but it is 200"


@pytest.mark.skipif(not os.environ.get("VINCULO_PRINT_MATRIX"), reason="VINCULO_PRINT_MATRIX=FILE writes the table")
def test_print_the_table_as_it_is_now(visitors):
    columns = {actor: actual(visitors, actor) for actor in ACTORS}
    with Path(os.environ["VINCULO_PRINT_MATRIX"]).open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(["route", "method", *ACTORS])
        for route, method in sorted(columns["stranger"]):
            sheet.writerow([route, method, *(columns[actor][route, method] for actor in ACTORS)])
