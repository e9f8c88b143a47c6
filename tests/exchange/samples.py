"""The sample files of tests/data, and how to read one whole."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from vinculo.exchange.history.opening import open_history
from vinculo.exchange.opening import format_of, open_board, open_records
from vinculo.exchange.refusals import Refused, RowProblem

COPIES = Path(__file__).parent.parent / "data"
# A folder of more samples, with the same names; some of them may be read here but not copied.
FOLDER = Path(os.environ.get("VINCULO_SHARED_DATA") or COPIES)


def sample(name: str) -> BinaryIO:
    return (COPIES / name).open("rb")


def assert_storable(records: Sequence[Any]) -> None:
    """No NUL and no half of a surrogate pair, which one of our databases refuses; everything else in plain values."""
    for record in records:
        text = json.dumps(asdict(record), default=str, ensure_ascii=False)
        text.encode()
        assert "\\u0000" not in text


def outcome(stream: BinaryIO, name: str) -> tuple[str, int, int] | str:
    """(format, records taken, problems), or the code of the refusal. The refusal must have a whole sentence."""
    try:
        format = format_of(stream, name).format
        if format.holds == "board":
            board = open_board(stream, format, "Board")
            assert_storable([board])
            return format.value, len(board.cards), len(board.problems)
        history = format.holds == "history"
        records = list(open_history(stream, format, name) if history else open_records(stream, format))
        assert_storable(records)
    except Refused as refused:
        assert "\0" not in str(refused.facts)
        assert refused.sentence.endswith(".")
        return refused.code
    problems = [record for record in records if isinstance(record, RowProblem)]
    assert all(problem.sentence.endswith(".") for problem in problems)
    return format.value, len(records) - len(problems), len(problems)
