"""T05: what is not named cannot be set, neither when something is made nor when it is changed."""

import pytest

from tests.api.asking import Program
from tests.api.bodies import BODIES
from tests.api.house import make_all
from tests.trust.kept import kept
from tests.world import make_world
from vinculo.api.kinds import Body
from vinculo.api.shelves import SHELVES

EXTRA = ("is_staff", "role", "id", "by_id", "created_at", "updated_at", "deleted_at", "signed_at", "price", "amount")
OWN = {"expectations": ("client_id",), "projects": ("client_id",), "tasks": ("project_id", "done_at"),
       "promises": ("kept_on", "made_at"), "questions": ("answered_at", "due_at"), "clients": ("archived_at",),
       "changes": ("state", "number"), "milestones": ("done_on",), "obligations": ("done_on",),
       "contacts": ("unwanted_channels",), "interactions": ("by",)}  # fmt: skip


def make_house():
    world = make_world()
    luna, _otero = make_all(world)
    return world, {**luna, "owner": world.rita.pk}


kept_house = kept(make_house)


@pytest.fixture
def house(kept_house, db, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
    return kept_house()


def tried(house):
    """Every operation that writes, with each field that is not its to set: what was not refused."""
    world, ids = house
    program, found = Program(world.marek), []
    for shelf in SHELVES:
        made = (("make", "POST", f"/{shelf.name}"),) if shelf.make else ()
        changed = (("change", "PATCH", f"/{shelf.name}/{ids[shelf.name]}"),) if shelf.change else ()
        deeds = tuple((name, "POST", f"/{shelf.name}/{ids[shelf.name]}/{name}") for name in shelf.deeds)
        for name, method, path in (*made, *changed, *deeds):
            body = BODIES[f"{shelf.name}_{name}".replace("-", "_")](ids)
            extra = (*EXTRA, *(OWN.get(shelf.name, ()) if name != "make" else ()))
            given = {one: 7 for one in extra if one not in body}
            answer = program.ask(method, path, {**body, **given}, If_Match="*")
            refused = {one["field"] for one in answer.json().get("errors", ())} if answer.status_code == 422 else set()
            found += [f"{method} {path} {one}" for one in given if one not in refused]
    return found


@pytest.fixture
def unlimited(monkeypatch):
    from vinculo.programs import pace

    monkeypatch.setattr(pace.count, "__kwdefaults__", {"most": 10**9})


def test_nothing_is_set_by_the_way(house, unlimited):
    assert tried(house) == []


def test_every_body_refuses_what_it_does_not_name():
    def all_of(kind):
        for one in kind.__subclasses__():
            yield one
            yield from all_of(one)

    assert [one.__name__ for one in all_of(Body) if one.model_config.get("extra") != "forbid"] == []


def test_names_of_what_is_sent_and_shown_are_used_once():
    """The document knows them by their names alone."""
    from vinculo.api.kinds import Part, Shown

    names = []
    for kind in (Body, Part, Shown):
        todo = [*kind.__subclasses__()]
        while todo:
            one = todo.pop()
            todo += one.__subclasses__()
            names.append(one.__name__)

    assert sorted(names) == sorted(set(names))
