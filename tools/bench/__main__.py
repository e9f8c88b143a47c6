"""bin/bench data --clients N makes the data; bin/bench [--clients N …] [--json FILE] measures."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from tools.bench.circumstances import circumstances
from tools.bench.home import prepare_home


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=("data", "measure"), default="measure")
    parser.add_argument("--clients", type=int, nargs="+", default=[1000], help="sizes, like 1000 10000")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--requests", type=int, default=200, help="per page and concurrency")
    parser.add_argument("--only", choices=("pages", "engine", "import"), help="a part of the measuring")
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    for clients in options.clients:
        engine = prepare_home(clients)
        from tools.bench import data, measure

        data.ensure(clients)
        if options.verb == "measure":
            figures[f"{engine} N={clients}"] = measure.everything(clients, options.requests, options.only)
            print(measure.table(f"{engine} N={clients}", figures[f"{engine} N={clients}"]), flush=True)
        if len(options.clients) > 1:
            # One process speaks to one database: each further size gets a process of its own.
            rest = [str(size) for size in options.clients[1:]]
            os.environ["VINCULO_BENCH_SO_FAR"] = json.dumps({**so_far(), **figures})
            os.execv(sys.executable, [sys.executable, "-m", "tools.bench", *again(options, rest)])  # noqa: S606
    figures = {**so_far(), **figures}
    if options.json:
        write(Path(os.environ.get("VINCULO_BENCH_FROM", "."), options.json), figures)
    return 0


def write(path: Path, figures: dict[str, Any]) -> None:
    """The figures with where and when they were taken. The second engine of one call adds to those of the first."""
    if "VINCULO_BENCH_ADDS" in os.environ and path.exists():
        figures = {**json.loads(path.read_text())["figures"], **figures}
    path.write_text(json.dumps({**circumstances(), "figures": figures}, indent=2) + "\n")


def so_far() -> dict[str, Any]:
    return dict(json.loads(os.environ.get("VINCULO_BENCH_SO_FAR", "{}")))


def again(options: argparse.Namespace, sizes: list[str]) -> list[str]:
    words = [options.verb, "--requests", str(options.requests), "--clients", *sizes]
    if options.json:
        words += ["--json", str(options.json)]
    return words + (["--only", options.only] if options.only else [])


if __name__ == "__main__":
    raise SystemExit(main())
