import pytest

from tests.documents.signing.asked import a_key
from vinculo.documents.sealing import making


@pytest.fixture(autouse=True)
def shared_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(100))
    monkeypatch.setattr(making, "_key", lambda: a_key(next(numbers) % 2))
