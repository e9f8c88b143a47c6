"""
Decide how the letters of a file are written, and open it as text.

Byte order marks are believed first, then UTF-16 without one (by where its NULs fall), then UTF-8 if the whole file is
valid, and only then an 8-bit encoding is guessed. A file that is mostly UTF-8 with some 8-bit lines in it (two lists
glued together) is read as UTF-8, and the odd bytes as the 8-bit encoding they look like.
"""

import codecs
import io
import re
from dataclasses import dataclass
from typing import BinaryIO

from vinculo.exchange.refusals import Refused
from vinculo.language.alphabets import guess_letters

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK = 1 << 20
HEAD = 65536
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec and what to do with the bytes it does not know."""

    codec: str
    errors: str = "replace"


def mark_of(head: bytes) -> str | None:
    return next((codec for mark, codec in MARKS if head.startswith(mark)), None)


def unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: Latin text then has a NUL in every second byte."""
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0 : half * 2 : 2].count(0), head[1 : half * 2 : 2].count(0)
    if even > half * 0.4 and odd < half * 0.1:
        return "utf-16-be"
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return None


def choose_encoding(stream: BinaryIO) -> Encoding:
    """Read the stream once from its start and leave it there. Bounded memory whatever its size."""
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    codec = mark_of(head) or unmarked_utf16(head)
    return Encoding(codec) if codec else _utf8_or_older(stream)


def refuse_bytes(head: bytes) -> None:
    """Refuse what is no text at all: more than one byte in ten is a control code."""
    if not (mark_of(head) or unmarked_utf16(head)) and len(CONTROLS.findall(head)) * 10 > len(head):
        raise Refused("not_text")


def _utf8_or_older(stream: BinaryIO) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, sample = True, bytearray()
    while chunk := stream.read(CHUNK):
        if valid:
            valid = _decodes(decoder, chunk)
        if len(sample) < HEAD and (found := HIGH.search(chunk)):
            start = max(found.start() - 2048, 0)
            sample += chunk[start : start + HEAD]
    if valid:
        valid = _decodes(decoder, b"", final=True)
    stream.seek(0)
    return Encoding("utf-8", "replace") if valid else _older(bytes(sample))


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _older(sample: bytes) -> Encoding:
    sequences = SEQUENCE.findall(sample)
    stray = len(HIGH.findall(SEQUENCE.sub(b"", sample)))
    if len(sequences) > stray:
        return Encoding("utf-8", mixed_with(guess_letters(SEQUENCE.sub(b"", sample))))
    return Encoding(guess_letters(sample))


def mixed_with(codec: str) -> str:
    """The name of an error handler that reads the bytes UTF-8 does not know as `codec`."""
    name = f"exchange-mixed-{codec}"

    def handler(problem: UnicodeError) -> tuple[str, int]:
        assert isinstance(problem, UnicodeDecodeError)
        return problem.object[problem.start : problem.end].decode(codec, "replace"), problem.end

    codecs.register_error(name, handler)
    return name


def open_text(stream: BinaryIO, encoding: Encoding) -> io.TextIOWrapper:
    """A text stream whose line ends are left as they are (LF, CRLF and CR alike end a line)."""
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding.codec, errors=encoding.errors, newline="")


def decode(data: bytes) -> str:
    """A small whole text, by the same rules as a stream."""
    encoding = choose_encoding(io.BytesIO(data))
    return data.decode(encoding.codec, encoding.errors)
