"""A made address book, imported through the same verbs as an uploaded one."""

import csv
import io
import time
from collections.abc import Iterable
from typing import Any

from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage
from vinculo.exchange.work import write
from vinculo.people.models import Person

HEAD = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")


def import_contacts(rows: int) -> dict[str, Any]:
    """Rows a second from reading the file to the last commit, and of each half."""
    person = Person.objects.get(email="p0@bench.example")
    run = receive(made_book(rows), "Connections.csv", by=person)
    started = time.perf_counter()
    stage(run)
    staged = time.perf_counter()
    run.refresh_from_db()
    assert run.go(State.PREVIEW, State.APPLYING), run.state
    write(run.pk)
    done = time.perf_counter()
    run = ImportRun.objects.get(pk=run.pk)
    return {
        "rows": rows,
        "state": run.state,
        "read_rows_per_s": round(rows / (staged - started)),
        "write_rows_per_s": round(rows / (done - staged)),
        "rows_per_s": round(rows / (done - started)),
    }


def made_book(rows: int) -> Iterable[bytes]:
    """As the network exports it; names unlike those of any earlier run."""
    stamp = time.time_ns()
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(HEAD)
    for number in range(rows):
        name = f"Imported {stamp}"
        url = f"https://www.linkedin.com/in/imported-{stamp}-{number}"
        mail = f"i{stamp}-{number}@imported.example"
        writer.writerow((name, f"Nr {number}", url, mail, f"Firm {stamp} {number // 4}", "Buyer", "05 Mar 2024"))
    yield page.getvalue().encode()
