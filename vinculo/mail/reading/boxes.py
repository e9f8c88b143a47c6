"""
Cut an mbox file into its messages, holding one at a time.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from vinculo.mail.reading import limits

FROM_DATED = re.compile(rb"^From (?:-|\S+)(?:\s*$|\s+.*\d{4}\s*)")
HEADER_LINE = re.compile(rb"^[!-9;-~]+[ \t]*:")
ESCAPED = re.compile(rb"^>+From ")
LONGEST_LINE = limits.MEGABYTE


def messages_of(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """
    (line of its start, its bytes) for each message, or None instead of bytes when it is larger than a mail may be.

    A message starts at a `From ` line at the start, after a blank line or with a date, when a header follows it.
    """
    stream.seek(0)
    held: list[bytes] = []
    number, start, size, blank = 0, 0, 0, True
    line = stream.readline(LONGEST_LINE)
    while line:
        number += 1
        below = stream.readline(LONGEST_LINE)
        if _starts(line, below, blank):
            if start:
                yield start, _whole(held, size)
            start, held, size = number, [], 0
        elif start:
            size += len(line)
            if size <= limits.MAIL_SIZE:
                held.append(line[1:] if ESCAPED.match(line) else line)
        blank = not line.strip(b"\r\n")
        line = below
    if start:
        yield start, _whole(held, size)


def _starts(line: bytes, below: bytes, after_blank: bool) -> bool:
    if not line.startswith(b"From "):
        return False
    dated = bool(FROM_DATED.match(line))
    return (after_blank or dated) and bool(HEADER_LINE.match(below)) or dated and below.startswith(b">From ")


def _whole(held: list[bytes], size: int) -> bytes | None:
    return b"".join(held) if size <= limits.MAIL_SIZE else None
