"""A made address book, imported through the same verbs as an uploaded one."""

import csv
import io
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from django_q.models import OrmQ

from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage
from vinculo.exchange.undoing import undo
from vinculo.exchange.work import write
from vinculo.people.models import Person
from vinculo.practices.reading import BATCH
from vinculo.practices.recheck import check

HEAD = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")


def import_contacts(rows: int) -> dict[str, Any]:
    """
    Rows a second of a first import, by the clock and of the processor: to the last commit of the records and of the
    search index, and with the standing of every client it touched. Then it is taken back, so that the data stays as
    it was.
    """
    person = Person.objects.get(email="p0@bench.example")
    run = receive(made_book(rows), "Connections.csv", by=person)
    seconds = {"read": timed(lambda: stage(run)), "write": timed(lambda: applied(run))}
    run.refresh_from_db()
    clients = [pk for made in run.made.filter(label="clients.client") for pk in made.ids]
    seconds["standing"] = timed(lambda: stand(clients))
    back = timed(lambda: undo(run, at=timezone.now()))
    left = len(run.stayed)
    run.refresh_from_db()
    run.delete()
    OrmQ.objects.all().delete()
    return {
        "rows": rows,
        "clients": len(clients),
        "left after taking it back": left,
        **{f"{part}_rows_per_s": per_second(rows, spent) for part, spent in seconds.items()},
        "rows_per_s": per_second(rows, seconds["read"], seconds["write"]),
        "rows_per_s_with_standing": per_second(rows, *seconds.values()),
        "back_rows_per_s": per_second(rows, back),
    }


def applied(run: ImportRun) -> None:
    assert run.go(State.PREVIEW, State.APPLYING), run.state
    write(run.pk)


def stand(clients: list[int]) -> None:
    for start in range(0, len(clients), BATCH):
        check(clients[start : start + BATCH], at=timezone.now())


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def per_second(rows: int, *spent: tuple[float, float]) -> str:
    clock, processor = (sum(one[which] for one in spent) for which in (0, 1))
    return f"{rows / clock:.0f} (processor {rows / processor:.0f})"


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
