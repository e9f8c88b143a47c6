"""Check the record: `vinculo record verify` names the first entry that is not as it was written."""

import argparse
import sys
import time
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["verify", "stamp"], help="stamp: have its head time-stamped now")
    parser.add_argument("--from", dest="from_seq", type=int, default=1, metavar="N", help="begin at entry N")
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        type=known_head,
        metavar="N:HASH",
        help="an entry's number and hash as a letter or a sealed paper has it; may be given several times",
    )


def known_head(text: str) -> tuple[int, str]:
    number, _colon, told = text.partition(":")
    if not number.isdigit() or len(told) != 64:
        raise argparse.ArgumentTypeError("a head looks like 12:9f86d0…, with 64 letters and digits")
    return int(number), told.lower()


def run(options: Any) -> int:
    return _stamp() if options.action == "stamp" else _verify(options)


def _verify(options: Any) -> int:
    from vinculo.record.verify import check

    began = time.perf_counter()
    checked = check(from_seq=options.from_seq, known_heads=options.head)
    seconds = max(time.perf_counter() - began, 0.001)
    sys.stdout.write(
        f"{checked.entries} entries, {checked.openings} values behind them, {checked.witnesses} witnesses "
        f"({checked.entries / seconds:,.0f} entries a second)\n"
    )
    if fault := checked.fault:
        sys.stdout.write(f"BROKEN at entry {fault.seq} ({fault.what}): {fault.words}\n")
        return 1
    sys.stdout.write(f"whole; head {checked.seq}:{checked.head}\n")
    return 0


def _stamp() -> int:
    from vinculo.record.stamping import stamp_head

    sys.stdout.write(f"{stamp_head()}\n")
    return 0
