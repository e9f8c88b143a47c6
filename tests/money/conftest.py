import pytest

from tests.documents.signing.asked import a_key
from tests.world import World, make_world
from vinculo.documents.sealing import making


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def shared_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two keys for all: making one takes longer than most tests."""
    numbers = iter(range(100))
    monkeypatch.setattr(making, "_key", lambda: a_key(next(numbers) % 2))
