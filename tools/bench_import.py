"""
How many contact rows an import reads, writes and makes findable in a second: `python -m tools.bench_import [ROWS]`.

Works in a folder of its own, with a generated list of people who do not exist. Says both times: by the clock, and of
the processor, which counts on a machine that is busy with other things.
"""

import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable

COMPANIES = 10  # people per company
ROW = "Ana{0},Muñoz Ibáñez{1},https://www.linkedin.com/in/a{0},a{0}@people.example,Luna {2},Chief {3},05 Mar 2024\n"
HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def made_list(rows: int) -> bytes:
    lines = (ROW.format(number, number % 977, number // COMPANIES, number % 7) for number in range(rows))
    return (HEADINGS + "".join(lines)).encode()


def timed(what: str, rows: int, work: Callable[[], object]) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    say(what, rows, time.perf_counter() - clock, time.process_time() - processor)


def say(what: str, rows: int, clock: float, processor: float) -> None:
    print(f"{what:8} {rows / clock:7.0f} rows/s by the clock, {rows / processor:7.0f} rows/s of the processor")


def main(rows: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from vinculo.exchange.applying import apply
    from vinculo.exchange.findable import take_up
    from vinculo.exchange.models import State
    from vinculo.exchange.receiving import receive
    from vinculo.exchange.staging import stage
    from vinculo.exchange.undoing import undo
    from vinculo.people.models import Person, Role

    call_command("migrate", verbosity=0)
    by = Person.objects.create_person(email="rita@faro.example", name="Rita", role=Role.ADMINISTRATOR)
    runs = []
    for turn in ("first time", "again"):
        run = receive([made_list(rows)], "Connections.csv", by=by)
        print(turn)
        clock, processor = time.perf_counter(), time.process_time()
        timed("read", rows, lambda run=run: stage(run))  # type: ignore[misc]
        run.go(State.PREVIEW, State.APPLYING)
        timed("write", rows, lambda run=run: apply(run, at=timezone.now()))  # type: ignore[misc]
        run.refresh_from_db()
        timed("index", rows, lambda run=run: take_up(run))  # type: ignore[misc]
        say("all", rows, time.perf_counter() - clock, time.process_time() - processor)
        print(run.counts)
        runs.append(run)
    timed("undo", rows, lambda: undo(runs[0], at=timezone.now()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.update(VINCULO_DATA=folder, VINCULO_SECRET_KEY=secrets.token_urlsafe(64))
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
