"""What tests of the API share."""

import pytest

from tests.api.asking import Program
from tests.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def marek(world: World) -> Program:
    return Program(world.marek)
