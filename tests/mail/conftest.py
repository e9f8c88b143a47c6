from collections.abc import Iterator

import pytest

from tests.mail import dovecot


@pytest.fixture(scope="session")
def server() -> Iterator[dovecot.Dovecot]:
    """A real IMAP server."""
    if not dovecot.is_there():
        pytest.skip("apt install dovecot-imapd")
    running = dovecot.start()
    yield running
    running.stop()
