"""Marek's connection with a Trello that stands in here, and the clock both go by."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from tests.exchange.connections.machine import standing
from tests.exchange.connections.trello import BOARD, KEY, SECRET, TOKEN, Trello
from tests.world import NOW, World
from vinculo.exchange.connections import machine
from vinculo.exchange.connections.models import Connection, Link
from vinculo.exchange.connections.running import run_now


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: Any) -> None:
    monkeypatch.setattr(machine.time, "sleep", lambda seconds: None)


@pytest.fixture
def trello(settings: Any) -> Iterator[Trello]:
    with standing(Trello()) as found:
        settings.TRELLO_URL, settings.CONNECTIONS_ALLOW_PRIVATE = found.address, True
        yield found


@pytest.fixture
def connection(world: World, trello: Trello) -> Connection:
    made = Connection(system="trello", name="Boards of Marek", owner=world.marek, client_id=KEY,
                      member_id=trello.me["id"], member_name="Marek Wilk", ready_at=NOW)  # fmt: skip
    made.keep_secret(token=TOKEN, client_secret=SECRET)
    made.save()
    return made


@pytest.fixture
def link(world: World, connection: Connection) -> Link:
    return Link.objects.create(
        connection=connection, external_id=BOARD, name="Tekken Notes", client=world.luna, out_since=NOW
    )


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def go(connection: Connection, trello: Trello, clock: Any) -> Callable[..., bool]:
    """Runs the connection a few minutes later by both clocks. True when it went well."""

    def run(minutes: int = 6) -> bool:
        now = step(clock, trello, minutes)
        connection.refresh_from_db()
        return run_now(connection, at=now)

    return run


def step(clock: Any, trello: Trello, minutes: int = 1) -> datetime:
    """Time passes on both sides. What our clock shows then."""
    now = max(trello.now - trello.skew, NOW) + timedelta(minutes=minutes)
    clock.move_to(now)
    trello.now = now + trello.skew
    return now
