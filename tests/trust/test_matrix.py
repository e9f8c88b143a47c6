"""
Who may ask for what: every route, by GET and POST, as every kind of person, against the table in matrix.csv.

A route that is not in the table fails, and so does a line whose route is gone. What the site answers now, in the form
of the table, for reading line by line before it is copied:

    VINCULO_PRINT_MATRIX=/tmp/matrix.csv bin/test tests/trust/test_matrix.py -k print
"""

import csv
import os
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse

from tests.trust.asking import METHODS, Asker, Route, forget_attempts, routes
from tests.trust.everything import Everything
from vinculo.clients.models import Client as OurClient
from vinculo.clients.models.client import ClientQuerySet
from vinculo.db import prepared

TABLE = Path(__file__).parent / "matrix.csv"
# In the world of the tests all ids are Café Luna's: "here" works with Luna, "elsewhere" with another client.
ACTORS = {
    "stranger": None,
    "guest_here": "teo",
    "guest_elsewhere": "olga",
    "member_here": "zofia",
    "member_elsewhere": "iga",
    "manager": "marek",
    "administrator": "rita",
}
ELSEWHERE = ("guest_elsewhere", "member_elsewhere")
DOOR = "door"  # sent to the sign-in page


def asker(all_: Everything, actor: str) -> Asker:
    name = ACTORS[actor]
    return Asker(getattr(all_, name) if name else None)


def outcome(answer: HttpResponse) -> str:
    sent_to = answer.headers.get("Location", "")
    return (
        DOOR if answer.status_code == 302 and sent_to.startswith("/account/sign-in/?next=") else str(answer.status_code)
    )


def actual(all_: Everything, actor: str, section: str = "") -> dict[tuple[str, str], str]:
    """(route, method): what this actor gets."""
    me, found = asker(all_, actor), {}
    for route in asked(section):
        for method in METHODS:
            forget_attempts()
            found[route.name, method] = outcome(me.ask_route(method, route, all_))
    return found


def asked(section: str) -> list[Route]:
    return [route for route in routes() if route.name.startswith(section)]


def expected(actor: str, section: str = "") -> dict[tuple[str, str], str]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["route"].startswith(section)]
    return {(row["route"], row["method"]): row[actor] for row in rows}


def differences(all_: Everything, actor: str, section: str = "") -> list[str]:
    """In sentences: what the site does that the table does not say, and the other way round."""
    is_so, should_be = actual(all_, actor, section), expected(actor, section)
    return [
        f"{method} {route} as {actor}: "
        f"{should_be.get((route, method), 'not in the table')}, but it is {is_so.get((route, method), 'gone')}"
        for route, method in sorted(is_so.keys() | should_be.keys())
        if is_so.get((route, method)) != should_be.get((route, method))
    ]


def each(actor: str) -> Any:
    """What the databases are asked differs between these two; who else may do what is decided before."""
    return actor if actor in ("member_elsewhere", "manager") else pytest.param(actor, marks=pytest.mark.once)


@pytest.mark.parametrize("actor", [each(actor) for actor in ACTORS])
def test_every_route_answers_everybody_as_the_table_says(all_, actor):
    assert differences(all_, actor) == []


def test_the_table_names_each_route_once_and_nothing_breaks():
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    keys = [(row["route"], row["method"]) for row in rows]
    assert keys == sorted(set(keys))
    assert [row for row in rows if any(row[actor].startswith("5") for actor in ACTORS)] == []


def everybody_sees_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ClientQuerySet, "visible_to", lambda self, person: self)
    monkeypatch.setattr(prepared, "known", {})


def test_control_clients_that_everybody_sees_are_noticed(all_, monkeypatch):
    everybody_sees_all(monkeypatch)

    found = differences(all_, "member_elsewhere", "clients:page")

    assert found == ["GET clients:page as member_elsewhere: 404, but it is 200"]
    assert OurClient.objects.visible_to(all_.iga).count() == OurClient.objects.count()


def test_control_a_route_without_a_line_is_noticed(all_, monkeypatch):
    all_routes = [*routes(), Route("clients:secret", "clients/", ())]
    monkeypatch.setattr("tests.trust.test_matrix.routes", lambda: all_routes)

    assert differences(all_, "manager", "clients:secret") == [
        "GET clients:secret as manager: not in the table, but it is 200",
        "POST clients:secret as manager: not in the table, but it is 405",
    ]


def tells_apart(all_: Everything, actor: str, section: str = "") -> list[str]:
    """Routes where a thing that is not yours answers otherwise than a thing that does not exist."""
    me, found = asker(all_, actor), []
    for route in asked(section):
        for method in METHODS if route.parts else ():
            forget_attempts()
            theirs = me.ask_route(method, route, all_)
            if theirs.status_code not in (403, 404):
                continue
            nobodys = me.ask(method, route.missing(all_))
            if fingerprint(theirs) != fingerprint(nobodys):
                found.append(f"{method} {route.name}")
    return found


def fingerprint(answer: HttpResponse) -> Any:
    cookies = {name: bool(morsel.value) for name, morsel in answer.cookies.items()}
    return answer.status_code, answer.content, dict(answer.headers), cookies


@pytest.mark.once
@pytest.mark.parametrize("actor", ELSEWHERE)
def test_what_is_not_yours_looks_exactly_like_what_does_not_exist(all_, actor):
    assert tells_apart(all_, actor) == []


def test_control_a_page_that_tells_them_apart_is_noticed(all_, monkeypatch):
    monkeypatch.setattr("vinculo.desk.clients.profile.client_of", lambda request, pk: _refuse(pk))

    assert tells_apart(all_, "member_elsewhere", "clients:profile") == ["GET clients:profile"]


def _refuse(pk: int) -> Any:
    from django.core.exceptions import PermissionDenied
    from django.http import Http404

    if OurClient.objects.filter(pk=pk).exists():
        raise PermissionDenied
    raise Http404


@pytest.mark.skipif(not os.environ.get("VINCULO_PRINT_MATRIX"), reason="VINCULO_PRINT_MATRIX=FILE writes the table")
def test_print_the_table_as_it_is_now(all_):
    columns = {actor: actual(all_, actor) for actor in ACTORS}
    with Path(os.environ["VINCULO_PRINT_MATRIX"]).open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(["route", "method", *ACTORS])
        for route, method in sorted(columns["stranger"]):
            sheet.writerow([route, method, *(columns[actor][route, method] for actor in ACTORS)])
