"""The door through which other systems tell that something changed."""

import base64
import hashlib
import hmac
import re
from typing import Any

import pytest
from django.test import Client

from tests.exchange.connections.trello import SECRET, Trello
from vinculo.exchange.connections import entrance
from vinculo.exchange.connections.hooks import drop_hook
from vinculo.exchange.connections.models import Connection, Link
from vinculo.exchange.trello.live.api import Trello as Api
from vinculo.jobs.models import PendingJob
from vinculo.projects.models import Task

SITE = "https://desk.example"
BODY = b'{"action": {"type": "updateCard", "data": {"card": {"id": "x", "name": "Forged"}}}}'


@pytest.fixture
def address(go: Any, link: Link, trello: Trello, settings: Any) -> str:
    """The address that was told to Trello."""
    settings.SITE_URL = SITE
    assert go()
    [told] = trello.hooks.values()
    assert re.fullmatch(rf"{SITE}/hooks/[\w-]{{43}}/", told)
    return told


def signed(address: str, body: bytes = BODY, secret: str = SECRET) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body + address.encode(), hashlib.sha1).digest()).decode()


def tell(address: str, signature: str = "", body: bytes = BODY) -> int:
    headers = {"X-Trello-Webhook": signature} if signature else {}
    path = address.removeprefix(SITE)
    response = Client(enforce_csrf_checks=True).post(path, body, content_type="application/json", headers=headers)
    assert (response.content, response.cookies) == (b"", {})
    return response.status_code


def asked_for() -> int:
    return PendingJob.objects.filter(key__startswith="vinculo.exchange.connections.running.run:").count()


def test_a_genuine_word_makes_us_look_and_nothing_else(address: str, trello: Trello) -> None:
    trello.asked.clear()

    assert tell(address, signed(address)) == 200
    assert tell(address, signed(address)) == 200  # told again: nothing more comes of it

    assert (asked_for(), trello.asked) == (1, [])
    assert not Task.objects.filter(title="Forged").exists()


def test_forged_ones_are_refused(address: str) -> None:
    other = address.replace("/hooks/", "/hooks/x")
    forged = ["", "nonsense", "żółw", signed(address, secret="guessed"), signed(address, b"another"), signed(other)]

    assert [tell(address, one) for one in forged[:2] + forged[3:]] == [403] * 5
    assert tell(other, signed(other)) == 410
    assert asked_for() == 0


def test_control_without_the_check_a_forged_word_would_be_heard(address: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(entrance, "is_genuine", lambda *given: True)

    assert tell(address, "nonsense") == 200
    assert asked_for() == 1


def test_trello_may_see_whether_somebody_is_there(address: str) -> None:
    path = address.removeprefix(SITE)
    assert Client().head(path).status_code == 200
    assert Client().head(path.replace("/hooks/", "/hooks/x")).status_code == 410
    assert [Client().get(path).status_code, Client().put(path).status_code] == [405, 405]


def test_it_is_no_door_of_another_house(address: str, settings: Any) -> None:
    settings.PORTAL_URL = "https://clients.example"
    settings.ALLOWED_HOSTS = ["clients.example", "testserver"]
    path = address.removeprefix(SITE)
    assert Client().post(path, HTTP_HOST="clients.example").status_code == 404


def test_a_removed_connection_answers_that_it_is_gone(address: str, connection: Connection, trello: Trello) -> None:
    connection.refresh_from_db()
    for link in connection.links.all():
        drop_hook(link, Api.of(connection))
    connection.remove(at=trello.now)

    assert trello.hooks == {}
    assert tell(address, signed(address)) == 410


def test_without_the_secret_trello_is_not_asked_to_tell(
    go: Any, link: Link, connection: Connection, trello: Trello, settings: Any
) -> None:
    settings.SITE_URL = SITE
    connection.change(client_secret="")

    assert go()

    assert trello.hooks == {}


def test_a_house_without_a_public_address_looks_by_itself(go: Any, link: Link, trello: Trello, settings: Any) -> None:
    settings.SITE_URL = "http://localhost:8000"

    assert go()

    assert trello.hooks == {}


def test_what_is_too_much_or_says_no_length_is_not_read(address: str) -> None:
    path = address.removeprefix(SITE)
    for length in ("2000000", "many", ""):
        answer = Client().generic("POST", path, BODY, content_type="application/json", CONTENT_LENGTH=length)
        assert answer.status_code == 413
