"""The sample files of tests/data, and how to read one whole."""

import os
from pathlib import Path
from typing import BinaryIO

from vinculo.exchange.opening import format_of, open_board, open_records
from vinculo.exchange.refusals import Refused, RowProblem

COPIES = Path(__file__).parent.parent / "data"
# A folder of more samples, with the same names; some of them may be read here but not copied.
FOLDER = Path(os.environ.get("VINCULO_SHARED_DATA") or COPIES)


def sample(name: str) -> BinaryIO:
    return (COPIES / name).open("rb")


def outcome(stream: BinaryIO, name: str) -> tuple[str, int, int] | str:
    """(format, records taken, problems), or the code of the refusal. The refusal must have a whole sentence."""
    try:
        format = format_of(stream, name).format
        if format.holds == "board":
            board = open_board(stream, format, "Board")
            return format.value, len(board.cards), len(board.problems)
        records = list(open_records(stream, format))
    except Refused as refused:
        assert refused.sentence.endswith(".")
        return refused.code
    problems = [record for record in records if isinstance(record, RowProblem)]
    assert all(problem.sentence.endswith(".") for problem in problems)
    return format.value, len(records) - len(problems), len(problems)
