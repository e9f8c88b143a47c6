"""
A process that is killed in the middle of a look, for good and at once: the next one goes on, and in the end both sides
are as if nothing had been.

Real processes on the test's own database, killed with SIGKILL by the machine they ask, after it did what they asked for
and before they hear of it.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from tests.exchange.connections.machine import Asked, Said
from tests.exchange.connections.trello import Trello
from tests.jobs.test_killed_worker import PATIENCE, ROOT, database_url
from tests.world import World
from vinculo.exchange.connections.connecting import Offered, make_cards
from vinculo.exchange.connections.models import Connection, Link
from vinculo.exchange.connections.running import run
from vinculo.jobs.models import Lease
from vinculo.projects.models import Task, TaskComment

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LOOK = """
import sys, django
from django.conf import settings
django.setup()
settings.TRELLO_URL, settings.CONNECTIONS_ALLOW_PRIVATE = sys.argv[1], True
from vinculo.exchange.connections.running import run
run(int(sys.argv[2]))
"""


def look(connection: Connection, address: str, folder: Path) -> "subprocess.Popen[bytes]":
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database_url(), "VINCULO_DATA": str(folder), "VINCULO_SECRET_KEY": django_settings.SECRET_KEY,
    }  # fmt: skip
    asked = [sys.executable, "-c", LOOK, address, str(connection.pk)]
    return subprocess.Popen(asked, env=environment, cwd=ROOT, start_new_session=True)


class Killing:
    """Kills who asks for this, once it is done."""

    def __init__(self, machine: Any, method: str, path: str) -> None:
        self.machine, self.method, self.path = machine, method, path
        self.pid, self.has_begun, self.whole = 0, Event(), machine.answer

    def begun(self, process: "subprocess.Popen[bytes]") -> None:
        self.pid = process.pid
        self.has_begun.set()

    def __call__(self, asked: Asked) -> Said:
        said = self.whole(asked)
        if asked.method != self.method or not asked.path.endswith(self.path):
            return said
        assert self.has_begun.wait(PATIENCE)
        os.kill(self.pid, signal.SIGKILL)
        self.machine.answer = self.whole
        return Said(hangs_up=True)


def killed(connection: Connection, trello: Any, folder: Path, method: str, path: str) -> None:
    trello.answer = killing = Killing(trello, method, path)
    process = look(connection, trello.address, folder)
    killing.begun(process)
    assert process.wait(PATIENCE) == -signal.SIGKILL
    Lease.objects.all().delete()  # time goes by


def test_killed_where_something_was_done_there_both_sides_are_alike_in_the_end(
    world: World, connection: Connection, link: Link, trello: Trello, tmp_path: Path
) -> None:
    trello.now = timezone.now()
    link.change(out_since=trello.now)
    run(connection.pk)
    link.refresh_from_db()
    make_cards(link, Offered(trello.list_id("Lab"), "Lab"), at=timezone.now())
    Task.objects.create(project=link.project, title="Order chairs")
    lee = Task.objects.get(title="Lee")
    lee.title = "Lee, ours"
    lee.save()
    TaskComment.objects.create(task=lee, person=world.marek, text="Ready.", at=timezone.now())
    trello.now = timezone.now()
    trello.say(trello.add("Steve", "Lab")["id"], "Quick one")
    trello.change(trello.card("Zafina"), name="Zafina, theirs")

    killed(connection, trello, tmp_path, "POST", "/1/cards")
    killed(connection, trello, tmp_path, "POST", "/actions/comments")
    run(connection.pk)

    connection.refresh_from_db()
    assert (connection.trouble, connection.failures) == ("", 0)
    here = Task.objects.filter(project__connected=link)
    assert sorted(here.values_list("title", flat=True)) == sorted(one["name"] for one in trello.board["cards"])
    assert {"Lee, ours", "Steve", "Zafina, theirs", "Order chairs"} <= set(here.values_list("title", flat=True))
    assert [one["data"]["text"] for one in trello._said_on(trello.card("Lee, ours")["id"])] == ["Ready."]
    assert sorted(TaskComment.objects.values_list("text", flat=True)) == ["Quick one", "Ready."]
    assert [trello.count("POST", path) for path in ("/1/cards$", "/comments$")] == [1, 1]
