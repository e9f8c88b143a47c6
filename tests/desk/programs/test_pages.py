"""Tokens of programs in the settings."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.trust.asking import Asker
from tests.world import make_world
from vinculo.programs.models import Token
from vinculo.programs.models.token import mark_of


@pytest.fixture
def world(db):
    return make_world()


def token(person, name="Nightly export"):
    now = timezone.now()
    made, _secret = Token.make(
        name=name, scopes=["clients:read"], expires_at=now + timedelta(days=9), by=person, at=now
    )
    return made


def page(person, address="/settings/programs/"):
    return Asker(person).tell("GET", address).content.decode()


def test_a_token_is_shown_once(world):
    me = Asker(world.zofia)
    said = {"name": "Time clock", "scopes": ["projects:read", "projects:write"], "days": "30"}
    answer = me.tell("POST", "/settings/programs/new/", said)
    made = Token.objects.get()
    secret = answer.content.decode().partition('value="vnc_')[2].partition('"')[0]

    assert (made.person, made.scopes, made.secret_hash) == (world.zofia, said["scopes"], mark_of(f"vnc_{secret}"))
    assert (answer["Cache-Control"], secret in page(world.zofia)) == ("no-store", False)


def test_the_password_is_asked_for_before(world):
    desk = Client()
    desk.force_login(world.zofia)
    answer = desk.post("/settings/programs/new/", {"name": "A", "scopes": ["clients:read"], "days": "30"})

    assert (answer.status_code, Token.objects.count()) == (302, 0)


def test_others_see_their_own_and_administrators_all(world):
    token(world.zofia, "Of Zofia")
    token(world.iga, "Of Iga")

    assert ["Of Iga" in page(person) for person in (world.zofia, world.marek, world.iga, world.rita)] == [
        False, False, True, True
    ]  # fmt: skip
    assert Asker(world.teo).tell("GET", "/settings/programs/").status_code == 404


def test_revoked_it_opens_nothing(world):
    mine, theirs = token(world.zofia), token(world.iga)
    me = Asker(world.zofia)
    answers = [me.tell("POST", f"/settings/programs/{one.pk}/revoke/").status_code for one in (mine, theirs)]
    mine.refresh_from_db()

    assert (answers, mine.revoked_by, mine.is_alive(timezone.now())) == ([302, 404], world.zofia, False)
    assert Token.objects.alive(timezone.now()).get() == theirs


def test_a_token_dies_with_its_account_and_among_guests(world):
    one = token(world.zofia)
    world.zofia.role = "guest"
    world.zofia.save(update_fields=["role"])
    one.refresh_from_db()

    assert (one.is_alive(timezone.now()), Token.objects.alive(timezone.now()).count()) == (False, 0)


@pytest.mark.parametrize(
    ("said", "missing"),
    [({"scopes": ["clients:read"], "days": "30"}, "You will want to know"),
     ({"name": "A", "days": "30"}, "One at least"),
     ({"name": "A", "scopes": ["all"], "days": "30"}, "Select a valid choice"),
     ({"name": "A", "scopes": ["clients:read"], "days": "99999"}, "Select a valid choice")],
)  # fmt: skip
def test_what_is_missing_is_said(world, said, missing):
    answer = Asker(world.zofia).tell("POST", "/settings/programs/new/", said)

    assert (missing in answer.content.decode(), Token.objects.count()) == (True, 0)
