"""Who may do what: every operation, as everybody, with one's own records and those of somebody else."""

from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.utils import timezone

from tests.api.asking import BASE, Program, no_trace
from tests.api.bodies import BODIES
from tests.api.house import Ids, make_all
from tests.trust.kept import kept
from tests.world import World, make_world
from vinculo.api import theirs
from vinculo.api.v1 import openapi
from vinculo.programs.models import Token

ANOTHER_STATE = {"milestones_reopen", "tasks_reopen", "obligations_reopen"}  # of what is open: 409
MADE_HERE = {"me_get", "search_get"}
QUERIES = {
    "search_get": {"q": "menu"},
    "documents_make": {"name": "wine.txt"},
    "documents_versions": {"name": "wine.txt"},
    "gone_list": {"of": "clients", "since": f"{timezone.now() - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"},
}


class Operation(NamedTuple):
    id: str
    method: str
    path: str
    scope: str


class House(NamedTuple):
    world: World
    luna: Ids
    otero: Ids


def operations() -> list[Operation]:
    found = []
    for path, methods in openapi()["paths"].items():
        for method, said in methods.items():
            scopes = said["security"][0]["token"]
            found.append(Operation(said["operationId"], method.upper(), path.removeprefix(BASE), *(scopes or [""])))
    return found


def make_house() -> House:
    world = make_world()
    luna, otero = make_all(world)
    return House(world, {**luna, "owner": world.rita.pk}, {**otero, "owner": world.rita.pk})


kept_house = kept(make_house)


@pytest.fixture
def house(kept_house: Any, db: None, settings: Any) -> House:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    return kept_house()


def ask(program: Program, operation: Operation, ids: Ids) -> int:
    """Without a trace: the answer's status."""
    shelf = operation.path.split("/")[1]
    path = operation.path.replace("{id}", str(ids.get(shelf, 0)))
    body = BODIES[operation.id](ids) if operation.id in BODIES else None
    with no_trace():
        headers = {}
        if operation.method in ("PATCH", "DELETE") or operation.id == "documents_versions":
            headers["If_Match"] = "*"
        if isinstance(body, bytes):
            headers["Content_Type"] = "application/octet-stream"
        query = {**QUERIES.get(operation.id, {})}
        if operation.id == "documents_make":
            query["client_id"] = str(ids["clients"])
        return program.ask(operation.method, path, body, query=query, **headers).status_code


def test_every_operation_that_writes_says_what_it_may_be_sent():
    writes = {one.id for one in operations() if one.method in ("POST", "PATCH")}

    assert writes == BODIES.keys()


def good(operation: Operation) -> int:
    if operation.id in ANOTHER_STATE:
        return 409
    if operation.method == "DELETE":
        return 204
    return 201 if operation.id.endswith("_make") else 200


def differences(program: Program, ids: Ids, expected: Any, section: str = "") -> list[tuple[str, int]]:
    found = [(one, ask(program, one, ids)) for one in operations() if one.id.startswith(section)]
    return [(one.id, status) for one, status in found if status != expected(one)]


def test_a_manager_does_everything(house):
    assert differences(Program(house.world.marek), house.luna, good) == []


def test_a_member_does_everything_with_what_their_team_has(house):
    assert differences(Program(house.world.zofia), house.luna, good) == []


def elsewhere(one: Operation) -> int:
    """With the ids of a client one does not see: not there in the address, unknown in a body."""
    if "{id}" in one.path:
        return 404
    if one.id.endswith("_make") and one.id != "clients_make":
        return 422
    return good(one)


def test_of_somebody_else_there_is_nothing(house):
    assert differences(Program(house.world.zofia), house.otero, elsewhere) == []


def test_control_clients_that_everybody_sees_are_noticed(house, monkeypatch):
    monkeypatch.setattr(theirs, "clients", lambda person: theirs.Client.objects.kept())

    found = dict(differences(Program(house.world.zofia), house.otero, elsewhere, "promises"))

    assert found["promises_make"] == 204  # written, at a client that they do not see


@pytest.mark.parametrize("who", ["nobody", "guest", "closed", "revoked", "over", "made up"])
def test_without_a_token_that_is_good_nothing_opens(house, who):
    program = Program(None if who == "nobody" else house.world.teo if who == "guest" else house.world.zofia)
    if who == "closed":
        house.world.zofia.is_active = False
        house.world.zofia.save(update_fields=["is_active"])
    elif who == "revoked":
        program.token.revoke(by=house.world.rita, at=timezone.now())
    elif who == "over":
        Token.objects.filter(pk=program.token.pk).update(expires_at=timezone.now())
    elif who == "made up":
        program.secret = program.secret[:-1] + ("A" if program.secret[-1] != "A" else "B")

    assert differences(program, house.luna, lambda one: 401) == []


def test_a_token_does_only_what_its_scopes_say(house):
    reads = Program(house.world.marek, ["clients:read"])
    allowed = {
        "clients_list",
        "clients_get",
        "contacts_list",
        "contacts_get",
        "people_list",
        "people_get",
        "me_get",
        "gone_list",
    }

    found = {one.id: ask(reads, one, house.luna) for one in operations()}

    assert {name for name, status in found.items() if status != 403} == {*allowed, "search_get"}
