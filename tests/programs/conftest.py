"""An address of a program that listens, and the clock it is told by."""

import pytest
import time_machine

from tests.notifications.standing_in import outside
from tests.programs.hearing import LATER, NOON, ONE, hook
from tests.world import make_client
from vinculo.programs.hooks import reading


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def machine(settings):
    settings.HOOKS_ALLOW_PRIVATE = settings.HOOKS_ALLOW_HTTP = True
    with outside() as found:
        yield found


@pytest.fixture
def listening(clock, world, machine):
    """A running address with one client to tell of, five minutes later; and its secret."""
    one, secret = hook(world, machine.address("/in"), ONE)
    clock.move_to(LATER)
    make_client("Forno Vela")
    reading.look(LATER)
    return one, secret
