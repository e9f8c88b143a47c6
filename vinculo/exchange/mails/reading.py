"""
Read mails from a stream: one message of an .eml, or one after the other of an .mbox.
"""

from collections.abc import Iterator
from typing import BinaryIO

from vinculo.exchange.refusals import Refused, RowProblem
from vinculo.mail.reading import letter, limits
from vinculo.mail.reading.boxes import messages_of
from vinculo.mail.reading.messages import MailRow


def read_mail(stream: BinaryIO) -> Iterator[MailRow | RowProblem]:
    """The one message of an .eml file."""
    stream.seek(0)
    data = stream.read(limits.MAIL_SIZE + 1)
    yield _read(1, data.lstrip(b"\xef\xbb\xbf\r\n"))


def read_box(stream: BinaryIO) -> Iterator[MailRow | RowProblem]:
    """The messages of an .mbox file, one at a time. Raises Refused when it holds none."""
    some = False
    for line, data in messages_of(stream):
        some = True
        yield _read(line, data)
    if not some:
        raise Refused("no_mail")


def _read(line: int, data: bytes | None) -> MailRow | RowProblem:
    if data is None:
        return RowProblem(line, "", "mail_too_big", {"limit": limits.MAIL_SIZE // limits.MEGABYTE})
    try:
        return letter.read(data, line)
    except letter.NotRead as why:
        return RowProblem(line, why.what, why.code, why.facts)
