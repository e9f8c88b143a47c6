"""
How soon open pages hear of a change, and what they cost: `python -m tools.bench_live [PAGES]`, 500 if not said.

Twenty colleagues look at 400 clients; each page listens to 25 of them, as the portfolio does. A real web server and a
real `vinculo live` run beside. Said are memory, threads and processor time of the live process before, with all pages
idle, and while changes come; then from commit to event at each page that listens, and from commit to the row drawn
anew, when few pages show the client and when all do. SQLite in a folder of its own, or an empty database that
DATABASE_URL names.
"""

import asyncio
import os
import random
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

PEOPLE, CLIENTS, ON_A_PAGE, CHANGES = 20, 400, 25, 20
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Page:
    """One open page: its reader, its clients, and when it heard of which."""

    session: str
    clients: list[int]
    heard: list[tuple[str, float]] = field(default_factory=list)
    line: asyncio.Task[None] | None = None

    async def listen(self, port: int, opened: asyncio.Semaphore) -> None:
        topics = ",".join(f"client:{pk}" for pk in self.clients)
        async with opened:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request(f"/live/?on={topics}", self.session))
            first = await reader.readline()
            assert b" 200 " in first, first
            while b"id: " not in await reader.readline():
                pass
        self.line = asyncio.create_task(self._hear(reader, writer))

    async def _hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    now = time.monotonic()
                    self.heard += [(topic, now) for topic in line[6:].decode().split()]
        finally:
            writer.close()

    async def draw(self, port: int, project: int) -> float:
        """The row anew, as the page's script asks for it. Gives back when it was there."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request(f"/projects/rows/?part=project-{project}", self.session, close=True))
        answer = await reader.read()
        assert f'id="project-{project}"'.encode() in answer, answer[:300]
        writer.close()
        return time.monotonic()


def request(path: str, session: str, *, close: bool = False) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", f"Cookie: sessionid={session}", *["Connection: close"] * close]
    return "\r\n".join([*lines, "", ""]).encode()


def main(pages: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    sessions, projects = make()
    ports = free_port(), free_port()
    serving = [sys.executable, "-m", "vinculo"]
    web = subprocess.Popen([*serving, "serve", "--only-web", "--port", str(ports[0])])
    live = subprocess.Popen([*serving, "live", "--port", str(ports[1])])
    try:
        for port in ports:
            wait_for(port)
        asyncio.run(measure(pages, sessions, projects, ports, live.pid))
    finally:
        for process in (web, live):
            process.terminate()
        for process in (web, live):
            process.wait(15)


def make() -> tuple[list[str], dict[int, int]]:
    """The session of each colleague, and a project of each client."""
    from django.conf import settings
    from django.test import Client as Browser

    from vinculo.clients.models import Client
    from vinculo.people.models import Organization, Person, Role, Team
    from vinculo.projects.models import Project

    Organization.objects.create(name="Bench")
    team, sessions = Team.objects.create(name="All"), []
    for number in range(PEOPLE):
        person = Person.objects.create_person(email=f"p{number}@bench.example", name=f"P {number}", role=Role.MEMBER)
        person.teams.add(team)
        browser = Browser()
        browser.force_login(person)
        sessions.append(browser.cookies[settings.SESSION_COOKIE_NAME].value)
    clients = [Client.objects.create(name=f"Client {number}", team=team) for number in range(CLIENTS)]
    made = [Project.objects.create(client=one, name=one.name, phase="delivery") for one in clients]
    return sessions, {project.client_id: project.pk for project in made}


async def measure(pages: int, sessions: list[str], projects: dict[int, int], ports: tuple[int, int], live: int) -> None:
    web_port, live_port = ports
    clients, dice = list(projects), random.Random(8)  # noqa: S311 the same each time
    say("live process, nobody listens", *used(live))
    everywhere = clients[0]
    some = [[everywhere, *dice.sample(clients[1:], ON_A_PAGE - 1)] for _page in range(pages)]
    opened = [Page(sessions[number % PEOPLE], shown) for number, shown in enumerate(some)]
    began, gate = time.monotonic(), asyncio.Semaphore(20)
    await asyncio.gather(*(page.listen(live_port, gate) for page in opened))
    say(f"{pages} pages came in", f"{time.monotonic() - began:.1f} s")
    say(f"{pages} pages listen, nothing happens", *used(live), f"processor {await busy(live, 20):.1f} %")
    await spread("commit to event, clients that about 1 page in 16 shows", opened, dice, clients[1:], live)
    await spread("commit to event, a client that every page shows", opened, dice, [everywhere], live)
    for page in opened[:40]:  # server processes that have drawn before
        await page.draw(web_port, projects[clients[2]])
    few = [page for page in opened if clients[1] in page.clients]
    for name, client, those in (("few", clients[1], few), ("all", everywhere, opened)):
        gate = asyncio.Semaphore(len(those))
        at = await changed(client)
        there = await asyncio.gather(*(drawn(page, web_port, client, projects[client], at, gate) for page in those))
        say(f"commit to the row drawn anew, {name} pages ({len(those)})", *shares([one - at for one in there]))
    say("after all of it", *used(live))


async def drawn(page: Page, port: int, client: int, project: int, at: float, gate: asyncio.Semaphore) -> float:
    while not any(topic == f"client:{client}" and heard > at for topic, heard in page.heard):
        await asyncio.sleep(0.01)
    async with gate:
        await asyncio.sleep(random.random() / 4)  # noqa: S311 as the script does, so that not all ask at once
        return await page.draw(port, project)


async def spread(name: str, pages: list[Page], dice: random.Random, clients: list[int], live: int) -> None:
    """Changes one after the other: how long each page that shows the client took to hear of it."""
    delays, before, began = [], seconds_of(live), time.monotonic()
    for _change in range(CHANGES):
        client = dice.choice(clients)
        for page in pages:
            page.heard.clear()
        at = await changed(client)
        await asyncio.sleep(0.8 + dice.random() * 0.4)
        those = [page for page in pages if client in page.clients]
        heard = [one - at for page in those for topic, one in page.heard if topic == f"client:{client}"]
        assert len(heard) == len(those), f"{len(heard)} of {len(those)} heard"
        delays += heard
    share = (seconds_of(live) - before) / (time.monotonic() - began) * 100
    say(name, *shares(delays), f"{len(delays)} events", f"processor {share:.1f} %")


async def changed(client: int) -> float:
    """Says in a transaction that it changed, as every page does. Gives back the moment of the commit."""

    def act() -> float:
        from django.db import connection, transaction

        from vinculo.practices.recheck import client_changed

        with transaction.atomic():
            client_changed(client)
        connection.close()
        return time.monotonic()

    return await asyncio.to_thread(act)


def shares(delays: list[float]) -> tuple[str, str, str]:
    parts = quantiles(delays, n=20) if len(delays) > 1 else [delays[0]] * 19
    return f"p50 {median(delays) * 1000:.0f} ms", f"p95 {parts[18] * 1000:.0f} ms", f"most {max(delays) * 1000:.0f} ms"


def say(name: str, *figures: str) -> None:
    print(f"{name}: {', '.join(figures)}", flush=True)


def family(pid: int) -> list[int]:
    kept = [pid]
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        kept += [one for child in children for one in family(int(child))]
    return kept


def used(pid: int) -> tuple[str, str]:
    memory = threads = 0
    for one in family(pid):
        rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        memory += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        threads += len(list(Path(f"/proc/{one}/task").iterdir()))
    return f"{memory / 1024:.0f} MB", f"{threads} threads in {len(family(pid))} processes"


def seconds_of(pid: int) -> float:
    stats = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in family(pid)]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / TICK


async def busy(pid: int, seconds: int) -> float:
    before = seconds_of(pid)
    await asyncio.sleep(seconds)
    return (seconds_of(pid) - before) / seconds * 100


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int) -> None:
    for _attempt in range(600):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SystemExit("a server did not start")


def environment(folder: str) -> dict[str, Any]:
    return {
        "VINCULO_DATA": folder,
        "VINCULO_SECRET_KEY": secrets.token_urlsafe(64),
        "VINCULO_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(environment(folder))
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
