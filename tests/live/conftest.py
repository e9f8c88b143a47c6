import pytest
from django.core import signals
from django.db import close_old_connections

from tests.live.listening import a_house


@pytest.fixture
def house(world, monkeypatch):
    """The one connection is the test's: nobody closes it, as the framework's own test client sees to as well."""
    monkeypatch.setattr("vinculo.live.hub.close_old_connections", lambda: None)
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    try:
        with a_house() as house:
            yield house
    finally:
        for signal in ends:
            signal.connect(close_old_connections)
