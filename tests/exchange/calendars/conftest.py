"""A real calendar server (Radicale), started here on a port of its own, and Marek's calendar on it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import caldav
import pytest

from tests.exchange.calendars.phone import PASSWORD
from tests.world import World
from vinculo.meetings.models import CalendarAccount


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: Any) -> Iterator[str]:
    """The address of a server that keeps its files in a folder of its own and knows one person."""
    folder: Path = tmp_path_factory.mktemp("radicale")
    (folder / "users").write_text(f"marek:{PASSWORD}\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {
        "server-hosts": f"127.0.0.1:{port}", "auth-type": "htpasswd", "auth-htpasswd-filename": folder / "users",
        "auth-htpasswd-encryption": "plain", "storage-filesystem-folder": folder / "store", "auth-delay": "0",
    }  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "radicale",
        "--config",
        os.devnull,
        *(f"--{name}={v}" for name, v in options.items()),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)  # until it listens
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)


@pytest.fixture
def phone(radicale: str) -> Iterator[Any]:
    """Marek's calendar as another program sees it."""
    principal = caldav.DAVClient(radicale, username="marek", password=PASSWORD).principal()
    calendar = principal.make_calendar(name=f"Work {time.monotonic_ns()}")
    yield calendar
    calendar.delete()


@pytest.fixture
def account(world: World, radicale: str, phone: Any, settings: Any) -> CalendarAccount:
    settings.CALENDAR_ALLOW_PRIVATE = settings.CALENDAR_ALLOW_HTTP = True
    account = CalendarAccount(person=world.marek, url=radicale, username="marek", calendar_url=str(phone.url))
    account.keep_password(PASSWORD)
    account.save()
    return account
