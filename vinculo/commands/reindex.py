"""Build the search index anew from the record. Memory stays the same however much there is."""

import argparse
import sys
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from vinculo.logbook.searchable import KINDS

    parser.add_argument("--kind", choices=sorted(KINDS), help="only records of this kind; the others stay as they are")


def run(options: Any) -> int:
    from vinculo.db import search
    from vinculo.logbook.searchable import KINDS, index_kind

    if options.kind is None:
        search.clear()
    for kind in [options.kind] if options.kind else list(KINDS):
        count = index_kind(kind)
        sys.stdout.write(f"{kind}: {count}\n")
    return 0
