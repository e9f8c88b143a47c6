"""
What the archive of a whole installation costs: made, brought back into an empty one, made again there, brought back
from there into a SQLite file, and all three compared.

    bin/bench archive 1000                                        from SQLite to PostgreSQL and back
    VINCULO_DATA=var/bench/1000 VINCULO_SECRET_KEY=... python -m tools.bench_archive [--into postgres://...]

The installation it is made from is the one that the settings name, and is only read; without --into it goes into a
SQLite file. Everything else is written to a folder that is deleted afterwards. Each step is a process of its own:
seconds by the clock and of the processor, and the most memory it had.
"""

import argparse
import json
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
WATCH, READ = "--watch", "--read"


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
        back = {"VINCULO_DATA": str(folder / "back"), "DATABASE_URL": ""}
        first, second, third = folder / "first.zip", folder / "second.zip", folder / "third.json"
        print("made:", step({}, "archive", "make", str(first)), flush=True)
        print(f"  {first.stat().st_size / MEGABYTE:.1f} MB; {contents(first)}", flush=True)
        print("checked:", step({}, "archive", "check", str(first)), flush=True)
        step(there, "prepare", "--no-static")
        print("brought back:", step(there, "archive", "restore", str(first)), flush=True)
        print("made there:", step(there, "archive", "make", str(second)), flush=True)
        print(f"  {second.stat().st_size / MEGABYTE:.1f} MB", flush=True)
        found = differences(first, second)
        print(f"the two archives: {told(found)}", flush=True)
        step(back, "prepare", "--no-static")
        print("brought back from there:", step(back, "archive", "restore", str(second)), flush=True)
        print("its rows and files read:", step(back, READ, str(third)), flush=True)
        kept = parts_of(first)
        lost = sorted(name for name, part in json.loads(third.read_text()).items() if kept.pop(name, None) != part)
        lost += sorted(kept)
        print(f"what came back, and the first archive: {told(lost)}")
    return 1 if found or lost else 0


def told(differing: list[str]) -> str:
    return "identical" if not differing else f"{len(differing)} parts differ: {', '.join(differing[:5])}"


def step(changes: dict[str, str], *words: str) -> Step:
    """A command of ours in a process of its own, measured by another that has nothing else to do."""
    environment = {key: value for key, value in {**os.environ, **changes}.items() if value}
    watcher = [sys.executable, "-m", "tools.bench_archive", WATCH, *words]
    said = subprocess.run(watcher, env=environment, capture_output=True, text=True, check=False)
    if said.returncode:
        sys.exit(said.stderr or said.stdout)
    wall, cpu, memory = said.stdout.split()[-3:]
    return Step(float(wall), float(cpu), int(memory))


def watch(words: list[str]) -> int:
    began = time.monotonic()
    ours = ["tools.bench_archive"] if words[0] == READ else ["vinculo"]
    done = subprocess.run([sys.executable, "-m", *ours, *words], check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
    return done.returncode


def read_all(path: Path) -> int:
    """The rows of every table and every file of the installation that the settings name, told by hash: no pages."""
    import django

    django.setup()
    from vinculo.exchange.archive import files
    from vinculo.exchange.archive.container import Container
    from vinculo.exchange.archive.tables import part_of, tables
    from vinculo.exchange.archive.values import lines

    with tempfile.TemporaryFile() as aside, Container(aside) as container:
        parts = [container.put(part_of(model), lines(model)) for model in tables()]
        found = {part.name: part.sha256 for part in parts}
        for file in files.stored():
            line = files.put(container, file)
            found[line["key"]] = line.get("sha256", "lost")
    path.write_text(json.dumps(found))
    return 0


def parts_of(path: Path) -> dict[str, str]:
    """The same of an archive: hash by table, and by key of a file."""
    with zipfile.ZipFile(path) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        rows = {part["name"]: part["sha256"] for part in manifest["tables"]}
        listed = [json.loads(line) for line in opened.read("lists/files.jsonl").splitlines()]
    return {**rows, **{line["key"]: line.get("sha256", "lost") for line in listed}}


def contents(path: Path) -> str:
    with zipfile.ZipFile(path) as opened:
        sizes = {info.filename: info.file_size for info in opened.infolist()}
    data = [size for name, size in sizes.items() if name.startswith("data/")]
    pages = [size for name, size in sizes.items() if name.endswith(".html")]
    return f"{sum(data) / MEGABYTE:.0f} MB of rows, {len(pages)} pages with {sum(pages) / MEGABYTE:.0f} MB"


def differences(one: Path, other: Path) -> list[str]:
    """Parts that are not the same; the manifest, the list of clients and that of pages say when it was made."""
    with zipfile.ZipFile(one) as ours, zipfile.ZipFile(other) as theirs:
        both = [{info.filename: (info.CRC, info.file_size) for info in each.infolist()} for each in (ours, theirs)]
        changed = {name for name in both[0].keys() | both[1].keys() if both[0].get(name) != both[1].get(name)}
        return sorted(name for name in changed if not name.startswith(("manifest", "index", "lists/pages")))


if __name__ == "__main__":
    match sys.argv[1:]:
        case [first, *rest] if first == WATCH:
            raise SystemExit(watch(rest))
        case [first, path] if first == READ:
            raise SystemExit(read_all(Path(path)))
        case _:
            raise SystemExit(main())
