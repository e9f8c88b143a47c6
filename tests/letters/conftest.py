from collections.abc import Iterator
from typing import Any

import pytest

from tests.letters.server import Server, running
from vinculo.mailboxes.models import Mailbox


@pytest.fixture(scope="session")
def one_server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def server(one_server: Server) -> Server:
    one_server.mode, one_server.connections = "ok", 0
    one_server.taken.clear()
    one_server.sent_to.clear()
    return one_server


@pytest.fixture
def box(world: Any, server: Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    """Marek's mailbox, which sends through the server on the loopback."""
    from vinculo.mailboxes import connecting

    monkeypatch.setattr(connecting, "SECONDS", 0.4)
    settings.MAIL_ALLOW_PRIVATE = True
    return Mailbox.objects.create(
        address="marek@faro.example",
        owner=world.marek,
        smtp_host="127.0.0.1",
        smtp_port=server.port,
        smtp_security="none",
        sends_by="smtp",
    )
