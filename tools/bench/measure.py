"""All figures of one database."""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tools.bench.bare import bare_page
from tools.bench.load import Request, hammer, session_for
from tools.bench.server import Server, database_seconds
from tools.bench.shared_sweep import shared_sweep
from tools.bench.visitor import come_in
from tools.bench.words import SEARCHES
from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.practices.recheck import check


def everything(clients: int, requests: int, only: str | None) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    if only in (None, "engine"):
        figures["engine"] = engine()
    if only in (None, "pages"):
        figures["pages"] = pages(requests)
    if only in (None, "import"):
        figures["import"] = importing()
    return figures


def requests_of(person: Person) -> list[Request]:
    mine = list(Client.objects.filter(owner=person).order_by("pk").values_list("pk", flat=True)[:400])
    contacts = dict(Client.objects.filter(pk__in=mine).values_list("pk", "roles__contact_id"))

    visit = come_in(person)

    def log_form(number: int) -> dict[str, str]:
        client = mine[number % len(mine)]
        return {
            "chosen": f"{client}-{contacts[client]}", "channel": "phone", "direction": "both", "felt": "warm",
            "audience": "team", "summary": f"Call number {number}\n! Send the budget",
        }  # fmt: skip

    return [
        Request("Today", lambda n: "/"),
        Request("Inbox", lambda n: f"/inbox/?whose={'all' if n % 2 else ''}"),
        Request("Client list", lambda n: f"/clients/?view=all&page={n % 5 + 1}"),
        Request("Client page", lambda n: f"/clients/{mine[n % len(mine)]}/"),
        Request("Search", lambda n: f"/search/?q={quote_plus(SEARCHES[n % len(SEARCHES)])}"),
        Request("Log a call", lambda n: "/log/new/", log_form, expects=(302, 303)),
        Request("Portal home", lambda n: "/portal/", visit=visit),
        Request("Its roadmap", lambda n: "/portal/roadmap/", visit=visit),
    ]


def pages(count: int) -> dict[str, Any]:
    """Wall time, processor time, statements and size of each page."""
    person = Person.objects.get(email="p2@bench.example")
    session = session_for(person)
    kinds = requests_of(person)
    found: dict[str, Any] = {request.name: statements(person, request) for request in kinds}
    found["bare page before, cpu ms"] = bare_page(session, count)
    server = Server()
    try:
        for request in kinds:
            hammer(server.port, request, session, count=20, concurrency=2)
            for concurrency in (1, 8):
                found[request.name][f"c{concurrency}"] = load(server, request, session, count, concurrency)
        found["memory of the web processes, MB"] = round(server.memory_mb())
    finally:
        server.close()
    found["bare page after, cpu ms"] = bare_page(session, count)
    return found


def load(server: Server, request: Request, session: str, count: int, concurrency: int) -> dict[str, float]:
    web, database = server.cpu_seconds(), database_seconds()
    run = hammer(server.port, request, session, count=count, concurrency=concurrency)
    return {
        "p50_ms": round(run.percentile(0.5), 1),
        "p95_ms": round(run.percentile(0.95), 1),
        "cpu_ms": round((server.cpu_seconds() - web) / count * 1000, 1),
        "database_cpu_ms": round((database_seconds() - database) / count * 1000, 1),
    }


def statements(person: Person, request: Request) -> dict[str, Any]:
    browser = browser_of(person, request)
    if request.visit:
        browser.get(request.path(0))  # the first look of a day is written down
    with CaptureQueriesContext(connection) as queries:
        answer = browser.post(request.path(0), request.form(0)) if request.form else browser.get(request.path(0))
    sent = [query for query in queries if not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    return {"status": answer.status_code, "statements": len(sent), "html_kb": round(len(answer.content) / 1024, 1)}


def browser_of(person: Person, request: Request) -> Browser:
    """Signed in as the person, or as whoever visits."""
    browser = Browser(headers={"host": "localhost"})
    if not request.visit:
        browser.force_login(person)
    for name, value in request.cookies.items():
        browser.cookies[name] = value
    return browser


def engine() -> dict[str, Any]:
    """A full sweep (in a process of its own, for its memory) and the re-check of one client."""
    sweeping = [sys.executable, "-m", "tools.bench.sweep"]
    seconds, cpu, megabytes = subprocess.run(sweeping, capture_output=True, text=True, check=True).stdout.split()
    ids = list(Client.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return {
        "sweep_s": float(seconds),
        "sweep_cpu_s": float(cpu),
        "sweep_mb": float(megabytes),
        "recheck_ms_p50": round(rechecks(ids)[len(ids) // 2], 1),
        "recheck_ms_p95": round(rechecks(ids)[int(len(ids) * 0.95)], 1),
        **recheck_cpu(ids),
        **shared_sweep(),
    }


def recheck_cpu(ids: list[int]) -> dict[str, float]:
    """Processor time instead of the clock: ours, and that of the database server where there is one."""
    database = database_seconds()
    spent = sorted(timed(lambda pk=pk: check([pk], at=timezone.now()), time.process_time) * 1000 for pk in ids)  # type: ignore[misc]
    return {
        "recheck_cpu_ms_p50": round(spent[len(ids) // 2], 1),
        "recheck_cpu_ms_p95": round(spent[int(len(ids) * 0.95)], 1),
        "recheck_database_cpu_ms": round((database_seconds() - database) / len(ids) * 1000, 1),
    }


def rechecks(ids: list[int]) -> list[float]:
    return sorted(timed(lambda pk=pk: check([pk], at=timezone.now())) * 1000 for pk in ids)  # type: ignore[misc]


def timed(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    work()
    return clock() - started


def importing() -> dict[str, Any]:
    """A contact file of 20,000 rows, from reading it to the last commit."""
    from tools.bench.contacts import import_contacts

    return import_contacts(20_000)


def table(title: str, figures: dict[str, Any]) -> str:
    lines = [f"\n## {title}"]
    for name, page in figures.get("pages", {}).items():
        if not isinstance(page, dict):
            lines.append(f"{name}: {page}")
            continue
        lines.append(
            f"{name:12} {page['statements']:3} statements {page['html_kb']:6} KB  "
            + "  ".join(
                f"c={c}: p50 {page[f'c{c}']['p50_ms']} p95 {page[f'c{c}']['p95_ms']} ms, "
                f"cpu {page[f'c{c}']['cpu_ms']} + db {page[f'c{c}']['database_cpu_ms']} ms"
                for c in (1, 8)
                if f"c{c}" in page
            )
        )
    for part in ("engine", "import"):
        if part in figures:
            lines.append(f"{part}: " + ", ".join(f"{name} {value}" for name, value in figures[part].items()))
    return "\n".join(lines)
