"""
What a large file costs: sent in pieces and fetched again through a real server, with the memory of its processes.

    python tools/bench_files.py [megabytes, 200] [--form]

Needs a throw-away data folder and a key (VINCULO_DATA, VINCULO_SECRET_KEY). With --form the file goes by an ordinary
form, in one. Says seconds, and the most memory each process had beyond what it had when it stood idle.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ.setdefault("VINCULO_DEBUG", "0")
PORT = 8059
MEGABYTE = 1024 * 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("megabytes", nargs="?", type=int, default=200)
    parser.add_argument("--form", action="store_true")
    options = parser.parse_args()
    import django

    django.setup()
    session, project = prepared()
    server = subprocess.Popen([sys.executable, "-m", "vinculo", "serve", "--port", str(PORT), "--web-workers", "1"])
    try:
        wait_for_it()
        call("/", session)
        idle = memory(server.pid)
        send = by_form if options.form else in_pieces
        began = time.monotonic()
        address = send(session, project, options.megabytes)
        sent = time.monotonic()
        size = fetch(session, address)
        fetched = time.monotonic()
        most = memory(server.pid)
    finally:
        server.terminate()
        server.wait(20)
    print(
        f"{options.megabytes} MB {'by form' if options.form else 'in pieces'}: sent in {sent - began:.1f} s, ", end=""
    )
    print(f"fetched {size // MEGABYTE} MB in {fetched - sent:.1f} s")
    for pid, kilobytes in most.items():
        print(f"  process {pid}: {kilobytes / 1024:.0f} MB at most, {(kilobytes - idle.get(pid, 0)) / 1024:+.0f} MB")
    return 0


def prepared() -> tuple[str, int]:
    from tools.bench.load import session_for
    from vinculo.clients.models import Client
    from vinculo.people.models import Organization, Person, Role
    from vinculo.projects.models import Project

    Organization.objects.get_or_create(name="Bench", defaults={"time_zone": "Europe/Madrid", "hours": {}})
    person = Person.objects.filter(email="bench@bench.example").first() or Person.objects.create_person(
        email="bench@bench.example", name="Bench", role=Role.ADMINISTRATOR, password=os.urandom(16).hex()
    )
    client, _made = Client.objects.get_or_create(name="Bench")
    project, _made = Project.objects.get_or_create(client=client, name="Bench")
    return session_for(person), project.pk


def in_pieces(session: str, project: int, megabytes: int) -> str:
    size = megabytes * MEGABYTE
    said = json.dumps({"name": "film.bin", "size": size}).encode()
    begun = json.loads(call(f"/documents/uploads/?project={project}", session, said, "application/json"))
    upload, offset = f"/documents/uploads/{begun['upload']}/", 0
    while offset < size:
        piece = os.urandom(min(begun["piece"], size - offset))
        offset = json.loads(call(f"{upload}piece/?offset={offset}", session, piece, "application/octet-stream"))[
            "received"
        ]
    return str(json.loads(call(f"{upload}finish/", session, b"{}", "application/json"))["url"])


def by_form(session: str, project: int, megabytes: int) -> str:
    mark = os.urandom(20).hex()
    head = f'--{mark}\r\nContent-Disposition: form-data; name="audience"\r\n\r\nteam\r\n--{mark}\r\n'
    head += 'Content-Disposition: form-data; name="files"; filename="film.bin"\r\n\r\n'
    tail = f"\r\n--{mark}--\r\n"

    def body() -> Iterator[bytes]:
        yield head.encode()
        for _ in range(megabytes):
            yield os.urandom(MEGABYTE)
        yield tail.encode()

    size = len(head) + megabytes * MEGABYTE + len(tail)
    call(f"/documents/new/?project={project}", session, body(), f"multipart/form-data; boundary={mark}", length=size)
    from vinculo.documents.models import Document

    return Document.objects.latest("pk").get_absolute_url()


def fetch(session: str, address: str) -> int:
    leads = opened(f"{address}versions/1/get/", session)
    size = 0
    with leads:
        while piece := leads.read(MEGABYTE):
            size += len(piece)
    return size


def call(address: str, session: str, body: Any = None, kind: str = "", length: int | None = None) -> bytes:
    with opened(address, session, body, kind, length) as answer:
        return bytes(answer.read())


def opened(address: str, session: str, body: Any = None, kind: str = "", length: int | None = None) -> Any:
    token = "b" * 32
    headers = {"Cookie": f"sessionid={session}; csrftoken={token}"}
    if body is not None:
        headers |= {"X-CSRFToken": token, "Content-Type": kind}
        headers["Content-Length"] = str(len(body) if length is None else length)
    return urllib.request.urlopen(urllib.request.Request(f"http://localhost:{PORT}{address}", body, headers))  # noqa: S310


def wait_for_it() -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://localhost:{PORT}/account/sign-in/"):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server does not come up")


def memory(pid: int) -> dict[int, int]:
    """Kilobytes that a process and each below it had at most so far."""
    found = {}
    for one in [pid, *below(pid)]:
        status = Path(f"/proc/{one}/status")
        if status.exists() and (peak := re.search(r"VmHWM:\s+(\d+)", status.read_text())):
            found[one] = int(peak[1])
    return found


def below(pid: int) -> Iterator[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for child in map(int, children.read_text().split() if children.exists() else []):
        yield child
        yield from below(child)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    raise SystemExit(main())
