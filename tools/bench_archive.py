"""
What the archive of a whole installation costs: made, brought back into an empty one, made again there, compared.

    ENGINE=sqlite bin/bench data --clients 1000
    VINCULO_DATA=var/bench/1000 VINCULO_SECRET_KEY=... python -m tools.bench_archive [--into postgres://...]

The installation it is made from is the one that the settings name, and is only read; without --into it comes back into
a SQLite file. Everything else is written to a folder that is deleted afterwards. Each step is a process of its own:
seconds by the clock and of the processor, and the most memory it had.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Step:
    wall: float
    cpu: float
    memory: int

    def __str__(self) -> str:
        return f"{self.wall:.1f} s, {self.cpu:.1f} s of the processor, {self.memory // MEGABYTE} MB at most"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", default="", help="address of an empty database (default: a SQLite file)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vinculo-archive-") as name:
        folder = Path(name)
        there = {"VINCULO_DATA": str(folder / "there"), "DATABASE_URL": options.into}
        first, second = folder / "first.zip", folder / "second.zip"
        print("made:", step({}, "archive", "make", str(first)), flush=True)
        print(f"  {first.stat().st_size / MEGABYTE:.1f} MB; {contents(first)}", flush=True)
        print("checked:", step({}, "archive", "check", str(first)), flush=True)
        step(there, "prepare", "--no-static")
        print("brought back:", step(there, "archive", "restore", str(first)), flush=True)
        print("made there:", step(there, "archive", "make", str(second)), flush=True)
        same = differences(first, second)
        print("identical: yes" if not same else f"identical: no: {same[:5]}")
    return 1 if same else 0


def step(changes: dict[str, str], *words: str) -> Step:
    """A command of ours in a process of its own, measured by another that has nothing else to do."""
    environment = {key: value for key, value in {**os.environ, **changes}.items() if value}
    watcher = [sys.executable, "-m", "tools.bench_archive", "--watch", *words]
    told = subprocess.run(watcher, env=environment, capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(told.stderr or told.stdout)
    wall, cpu, memory = told.stdout.split()[-3:]
    return Step(float(wall), float(cpu), int(memory))


def watch(words: list[str]) -> int:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "vinculo", *words], check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
    return done.returncode


def contents(path: Path) -> str:
    with zipfile.ZipFile(path) as opened:
        sizes = {info.filename: info.file_size for info in opened.infolist()}
    data = [size for name, size in sizes.items() if name.startswith("data/")]
    pages = [size for name, size in sizes.items() if name.endswith(".html")]
    return f"{sum(data) / MEGABYTE:.0f} MB of rows, {len(pages)} pages with {sum(pages) / MEGABYTE:.0f} MB"


def differences(one: Path, other: Path) -> list[str]:
    """Parts that are not the same; the manifest, the list of clients and that of pages say when it was made."""
    with zipfile.ZipFile(one) as ours, zipfile.ZipFile(other) as theirs:
        told = [{info.filename: (info.CRC, info.file_size) for info in each.infolist()} for each in (ours, theirs)]
        changed = {name for name in told[0].keys() | told[1].keys() if told[0].get(name) != told[1].get(name)}
        return sorted(name for name in changed if not name.startswith(("manifest", "index", "lists/pages")))


if __name__ == "__main__":
    raise SystemExit(watch(sys.argv[2:]) if sys.argv[1:2] == ["--watch"] else main())
