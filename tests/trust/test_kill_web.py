"""
What was acknowledged is there, whatever kills the server.

A real server with two workers on a file database takes conversations from several writers; again and again the whole
group of its processes gets SIGKILL in the middle of it and is started anew. VINCULO_ROUNDS=50 for the long run.
"""

import http.client
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings

from tests import prepared_database

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("VINCULO_ROUNDS", "5"))
WRITERS = 3
PATIENCE = 90  # seconds for a server of a busy machine to start
EACH_ROUND = 8  # writes acknowledged before the kill
TOKEN = "c" * 32
PREPARE = """
import django, json; django.setup()
from django.core.management import call_command; call_command("migrate", verbosity=0)
from django.test import Client
from tests.world import make_world
world = make_world(); client = Client(); client.force_login(world.marek)
print(json.dumps({"session": client.cookies["sessionid"].value, "client": world.luna.pk}))
"""

pytestmark = pytest.mark.slow


class House:
    """An installation of its own in a folder, and its server."""

    def __init__(self, folder: Path, known: dict[str, Any]) -> None:
        self.folder, self.port = folder, free_port()
        self.environment = environment(folder)
        self.session, self.client = known["session"], known["client"]
        self.acknowledged: list[str] = []
        self.asked: list[str] = []
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, application: str = "") -> None:
        serve = [sys.executable, "-m", "vinculo", "serve", "--only-web", "--port", str(self.port)]
        other = [sys.executable, "-m", "granian", "--interface", "wsgi", application, "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*other, "--workers", "2"] if application else serve,
            env=self.environment, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_for(self.answers)

    def answers(self) -> bool:
        with suppress(OSError, http.client.HTTPException), closing(self.connection()) as line:
            line.request("GET", "/regions/?country=ES")
            return line.getresponse().status == 200
        return False

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)
            wait_for(lambda: not self.answers())

    def write(self, name: str, until: threading.Event) -> None:
        """Logs one conversation after the other; notes each before it is sent and once it is acknowledged."""
        number = 0
        while not until.is_set():
            number += 1
            text = f"{name}-{number}"
            self.asked.append(text)
            with suppress(OSError, http.client.HTTPException), closing(self.connection()) as line:
                if self.log(line, text):
                    self.acknowledged.append(text)

    def log(self, line: http.client.HTTPConnection, text: str) -> bool:
        said = {"chosen": self.client, "channel": "phone", "direction": "both", "summary": text, "audience": "team"}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        line.request("POST", "/log/new/", urlencode(said), headers)
        answer = line.getresponse()
        return answer.status == 302 and answer.headers["Location"] == f"/clients/{self.client}/"

    def kept(self) -> Counter[str]:
        with closing(sqlite3.connect(next(self.folder.glob("*.sqlite3")))) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return Counter(text for (text,) in database.execute("SELECT summary FROM conversations_interaction"))


def environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VINCULO_DATA": str(folder),
        "VINCULO_SECRET_KEY": settings.SECRET_KEY,
        "VINCULO_LOG_LEVEL": "CRITICAL",
    }


def free_port() -> int:
    """Below those the system gives to outgoing connections."""
    while True:
        port = random.randint(20_000, 32_000)
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def wait_for(what: Callable[[], Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, "the server neither came nor went in time"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A folder with a database in it, and who may write there."""
    folder = tmp_path_factory.mktemp("prepared")
    prepared_database.take(folder / "vinculo.sqlite3")  # what is missing, if it is not kept, comes with the first line
    done = subprocess.run(
        [sys.executable, "-c", PREPARE], env=environment(folder), cwd=ROOT, check=True, capture_output=True
    )
    return folder, json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def house(prepared: tuple[Path, dict[str, Any]], tmp_path: Path) -> Iterator[House]:
    folder, known = prepared
    house = House(Path(shutil.copytree(folder, tmp_path / "house")), known)
    yield house
    house.kill()


def rounds(house: House, count: int, application: str = "") -> None:
    for turn in range(count):
        house.start(application)
        until, before = threading.Event(), len(house.acknowledged)
        writers = [
            threading.Thread(target=house.write, args=(f"{turn}-{writer}", until), daemon=True)
            for writer in range(WRITERS)
        ]
        for writer in writers:
            writer.start()
        wait_for(lambda before=before: len(house.acknowledged) >= before + EACH_ROUND)
        house.kill()  # while they write
        until.set()
        for writer in writers:
            writer.join(PATIENCE)


def wrongs(house: House) -> dict[str, list[str]]:
    kept = house.kept()
    return {
        "lost": [text for text in house.acknowledged if kept[text] == 0],
        "doubled": [text for text, times in kept.items() if times > 1],
        "never sent": sorted(kept.keys() - set(house.asked)),
    }


def test_every_acknowledged_conversation_survives_the_kill_and_exists_once(house):
    rounds(house, ROUNDS)

    assert wrongs(house) == {"lost": [], "doubled": [], "never sent": []}
    assert len(house.acknowledged) >= ROUNDS * EACH_ROUND


def test_control_a_server_that_says_saved_too_early_is_noticed(house):
    rounds(house, 1, "tests.trust.hasty:application")

    assert wrongs(house)["lost"] == house.acknowledged
    assert len(house.acknowledged) >= EACH_ROUND
