"""
How many contact rows an import reads, writes and makes findable in a second, and the memory it takes at most:
`python -m tools.bench_import [ROWS]`. With DATABASE_URL it works in that database, which must be empty and is not
cleaned up; otherwise in SQLite in a folder of its own.

Works with a generated list of people who do not exist. Says both times: by the clock, and of the processor, which
counts on a machine that is busy with other things.
"""

import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

COMPANIES = 10  # people per company
ROW = "Ana{0},Muñoz Ibáñez{1},https://www.linkedin.com/in/a{0},a{0}@people.example,Luna {2},Chief {3},05 Mar 2024\n"
HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
KILOBYTES = 1024


def made_list(rows: int) -> Iterable[bytes]:
    yield HEADINGS.encode()
    for number in range(rows):
        yield ROW.format(number, number % 977, number // COMPANIES, number % 7).encode()


def timed(what: str, rows: int, work: Callable[[], object]) -> None:
    forget_peak()
    clock, processor = time.perf_counter(), time.process_time()
    work()
    say(what, rows, time.perf_counter() - clock, time.process_time() - processor)


def say(what: str, rows: int, clock: float, processor: float) -> None:
    print(
        f"{what:8} {rows / clock:7.0f} rows/s by the clock, {rows / processor:7.0f} rows/s of the processor, "
        f"at most {peak()} MB",
        flush=True,
    )


def forget_peak() -> None:
    """Start to look anew for the most memory; where the system cannot, the peak is that since the beginning."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak() -> int:
    """The most memory of this process, in MB."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // KILOBYTES
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES


def main(rows: int, name: str, file: Callable[[], Iterable[bytes]]) -> None:
    """Bring this file twice and take it back, saying what each step took."""
    import django

    django.setup()
    from django.utils import timezone

    from vinculo.exchange.applying import apply
    from vinculo.exchange.findable import take_up
    from vinculo.exchange.models import State
    from vinculo.exchange.receiving import receive
    from vinculo.exchange.staging import stage
    from vinculo.exchange.undoing import undo
    from vinculo.people.models import Person, Role

    by = Person.objects.create_person(email="rita@faro.example", name="Rita", role=Role.ADMINISTRATOR)
    runs = []
    for turn in ("first time", "again"):
        run = receive(file(), name, by=by)
        print(turn, f"({run.size // 1_000_000} MB, {peak()} MB of memory before)")
        clock, processor = time.perf_counter(), time.process_time()
        timed("read", rows, lambda run=run: stage(run))  # type: ignore[misc]
        run.go(State.PREVIEW, State.APPLYING)
        timed("write", rows, lambda run=run: apply(run, at=timezone.now()))  # type: ignore[misc]
        run.refresh_from_db()
        timed("index", rows, lambda run=run: take_up(run))  # type: ignore[misc]
        say("all", rows, time.perf_counter() - clock, time.process_time() - processor)
        print(run.counts, flush=True)
        runs.append(run)
    timed("undo", rows, lambda: undo(runs[0], at=timezone.now()))


def in_a_folder(rows: int, name: str, file: Callable[[], Iterable[bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.update(VINCULO_DATA=folder, VINCULO_SECRET_KEY=secrets.token_urlsafe(64))
        # In a process of its own: what migrating takes is not what importing takes.
        subprocess.run([sys.executable, "-m", "vinculo", "migrate", "--verbosity", "0"], check=True)
        main(rows, name, file)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    in_a_folder(wanted, "Connections.csv", lambda: made_list(wanted))
