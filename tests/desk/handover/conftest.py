"""Who hands over."""

import pytest


@pytest.fixture
def marek(world, signed_in):
    return signed_in(world.marek)
