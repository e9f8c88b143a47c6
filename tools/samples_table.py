"""
What becomes of every file under a folder, as a table: what it is recognised as, how many rows are taken, how many are
left out and why. Needs no database.

    python -m tools.samples_table FOLDER

The table in docs/imports/samples.md is made so.
"""

import os
import secrets
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

Line = tuple[str, str, str, str, str]
HEADINGS: Line = ("file", "recognised as", "taken", "left out", "why")


def start() -> None:
    """The readers make their sentences with Django's help; a key for this minute is enough for that."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("VINCULO_SECRET_KEY", secrets.token_urlsafe(64))
    django.setup()


def lines(folder: Path) -> Iterator[Line]:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        with path.open("rb") as stream:
            known, taken, left, why = outcome(stream, path.name)
        yield (str(path.relative_to(folder)), known, taken, left, why)


def outcome(stream: BinaryIO, name: str) -> tuple[str, str, str, str]:
    from vinculo.exchange.opening import format_of
    from vinculo.exchange.refusals import Refused

    known = "-"
    try:
        format = format_of(stream, name).format
        known = format.value
        taken, problems = _read(stream, format, name)
    except Refused as refused:
        return known, "", "", f"refused: {refused.sentence}"
    return known, str(taken), str(len(problems)), "; ".join(_counted(problems))


def _read(stream: BinaryIO, format: Any, name: str) -> tuple[int, list[Any]]:
    from vinculo.exchange.history.opening import open_history
    from vinculo.exchange.opening import open_board, open_records
    from vinculo.exchange.refusals import RowProblem

    if format.holds == "board":
        board = open_board(stream, format, name)
        return len(board.cards), list(board.problems)
    records: Iterable[Any] = (
        open_history(stream, format, name) if format.holds == "history" else open_records(stream, format)
    )
    taken, problems = 0, []
    for record in records:
        if isinstance(record, RowProblem):
            problems.append(record)
        else:
            taken += 1
    return taken, problems


def _counted(problems: list[Any]) -> Iterator[str]:
    for sentence, count in Counter(problem.sentence for problem in problems).most_common(3):
        yield f"{count} × {sentence}"


def main(folder: str) -> None:
    start()
    print("| " + " | ".join(HEADINGS) + " |")
    print("|" + " --- |" * len(HEADINGS))
    for line in lines(Path(folder)):
        print("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("python -m tools.samples_table FOLDER")
    main(sys.argv[1])
