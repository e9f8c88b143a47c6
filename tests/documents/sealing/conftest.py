from pathlib import Path

import pytest

from tests.documents.signing.asked import a_key
from vinculo.documents.sealing import making


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A seal is the same whichever database keeps it."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.once)


@pytest.fixture(autouse=True)
def shared_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(100))
    monkeypatch.setattr(making, "_key", lambda: a_key(next(numbers) % 2))
