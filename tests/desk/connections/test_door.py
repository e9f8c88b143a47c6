"""Signing in at Basecamp: out with a state of one's own, back once, and never for somebody else."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.desk.connections.test_pages import HOME, reader
from tests.exchange.connections.basecamp import ACCOUNT, CLIENT, CODE, PROJECT, REFRESH, SECRET, Basecamp
from tests.exchange.connections.test_basecamp import basecamp as basecamp
from tests.said import says
from tests.world import World
from vinculo.exchange.connections.models import Connection, State


@pytest.fixture
def marek(world: World, basecamp: Basecamp) -> Client:
    return reader(world.marek)


@pytest.fixture
def begun(marek: Client) -> Connection:
    marek.post(f"{HOME}basecamp/", {"name": "Projects", "client_id": CLIENT, "client_secret": SECRET})
    return Connection.objects.get()


def way_out(client: Client, connection: Connection) -> dict[str, str]:
    """What the page sends along to Basecamp."""
    response = client.get(f"{HOME}{connection.pk}/door/")
    assert SECRET not in response.content.decode()
    return {name: values[0] for name, values in parse_qs(urlsplit(response.context["to"]).query).items()}


def test_out_and_back(marek: Client, begun: Connection, basecamp: Basecamp) -> None:
    assert begun.state == State.BEGUN
    asked = way_out(marek, begun)
    assert (asked["client_id"], asked["redirect_uri"]) == (CLIENT, "http://localhost:8000/settings/connections/back/")

    response = marek.get(f"{HOME}back/", {"code": CODE, "state": asked["state"]})

    begun.refresh_from_db()
    assert (response.url, begun.state, begun.account_id) == (f"{HOME}{begun.pk}/choose/", State.ACTIVE, ACCOUNT)
    assert (begun.secret("token") in basecamp.tokens, begun.secret("refresh_token")) == (True, REFRESH)
    told = next(one.said for one in basecamp.asked if one.path == "/authorization/token")
    assert (told["grant_type"], len(told["code_verifier"]) > 42) == ("authorization_code", True)
    assert asked["code_challenge_method"] == "S256" and asked["code_challenge"] not in told["code_verifier"]
    page = marek.get(f"{HOME}{begun.pk}/choose/").content.decode()
    assert f'value="{PROJECT}"' in page and "The Leto Laptop" in page


def test_a_state_is_good_once_and_only_for_whoever_left(
    world: World, marek: Client, begun: Connection, basecamp: Basecamp
) -> None:
    asked = way_out(marek, begun)
    back = {"code": CODE, "state": asked["state"]}

    assert reader(world.rita).get(f"{HOME}back/", back).status_code == 404
    assert marek.get(f"{HOME}back/", {**back, "state": "guessed"}).status_code == 404
    assert marek.get(f"{HOME}back/", back).status_code == 404  # the wrong try used it up
    assert basecamp.asked == []

    again = way_out(marek, begun)
    assert marek.get(f"{HOME}back/", {"code": CODE, "state": again["state"]}).status_code == 302
    assert marek.get(f"{HOME}back/", {"code": CODE, "state": again["state"]}).status_code == 404


@pytest.mark.parametrize("said", [{"error": "access_denied"}, {"code": "another"}])
def test_who_says_no_there_is_told_and_nothing_is_changed(
    marek: Client, begun: Connection, said: dict[str, str]
) -> None:
    state = way_out(marek, begun)["state"]

    response = marek.get(f"{HOME}back/", {**said, "state": state})

    begun.refresh_from_db()
    assert (response.url, begun.state, begun.token) == (f"{HOME}{begun.pk}/", State.BEGUN, "")


def test_whoever_has_several_accounts_chooses(
    marek: Client, begun: Connection, basecamp: Basecamp, monkeypatch: Any
) -> None:
    two = [*basecamp.accounts(), {"product": "bc3", "id": 9, "name": "Another"}]
    monkeypatch.setattr(basecamp, "accounts", lambda: two)
    state = way_out(marek, begun)["state"]

    assert marek.get(f"{HOME}back/", {"code": CODE, "state": state}).url == f"{HOME}{begun.pk}/account/"
    page = marek.get(f"{HOME}{begun.pk}/account/").content.decode()
    assert "Faro" in page and "Another" in page and not says(page, "Old")
    marek.post(f"{HOME}{begun.pk}/account/", {"account": ACCOUNT})

    begun.refresh_from_db()
    assert (begun.account_name, begun.state) == ("Faro", State.ACTIVE)
