"""
A long JSON list one element at a time, as strict as a short one: the memory it takes is that of its largest element.

Several lists or objects one after the other, as pages of an answer are when they were put into one file, are read too.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from vinculo.exchange import limits
from vinculo.exchange.reading.strictjson import DECODER
from vinculo.exchange.reading.text import choose_encoding
from vinculo.exchange.refusals import Refused
from vinculo.language.cleaning import beginning

PIECE = 1 << 18
BLANKS = re.compile("[ \t\r\n\ufeff]*")


def elements(stream: BinaryIO) -> Iterator[Any]:
    """The elements of every list in the file, and every value that is no list. Raises Refused on the way."""
    text = _Text(stream)
    while text.next():
        if text.next() == "[":
            yield from _of_list(text)
        else:
            yield text.value()


def _of_list(text: "_Text") -> Iterator[Any]:
    text.pass_by("[")
    if text.next() == "]":
        text.pass_by("]")
        return
    while True:
        yield text.value()
        if text.next() == "]":
            text.pass_by("]")
            return
        text.pass_by(",")


def members(stream: BinaryIO) -> Iterator[tuple[str, str, Any]]:
    """
    What the one object of a file holds, lists an element at a time: (key, "value", it), (key, "list", None) where a
    list begins, (key, "element", it). Nothing for a file that holds no object. Raises Refused on the way, as
    `elements`.
    """
    text = _Text(stream)
    if text.next() != "{":
        text.value()
        return
    yield from _of_object(text)
    if text.next():
        text.pass_by("")


def _of_object(text: "_Text") -> Iterator[tuple[str, str, Any]]:
    text.pass_by("{")
    seen: set[str] = set()
    while text.next() != "}":
        if seen:
            text.pass_by(",")
        if text.next() != '"':
            text.pass_by('"')
        key = text.value()
        if key in seen:
            raise Refused("json_twice", key=beginning(key, 40))
        seen.add(key)
        text.pass_by(":")
        if text.next() != "[":
            yield key, "value", text.value()
            continue
        yield key, "list", None
        for one in _of_list(text):
            yield key, "element", one
    text.pass_by("}")


class _Text:
    """The part of the file that is being read, and where in it."""

    def __init__(self, stream: BinaryIO) -> None:
        encoding = choose_encoding(stream)
        pieces = iter(lambda: stream.read(PIECE), b"")
        self.pieces = codecs.iterdecode(pieces, encoding.codec, encoding.errors)
        self.part, self.at, self.line, self.ended = "", 0, 1, False

    def next(self) -> str:
        """The next sign that is no blank, still unread; empty at the end."""
        while True:
            found = BLANKS.match(self.part, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.part) or not self._more():
                return self.part[self.at : self.at + 1]

    def pass_by(self, sign: str) -> None:
        if self.next() != sign:
            self._broken(self.at)
        self.at += 1

    def value(self) -> Any:
        self.next()
        while True:
            try:
                found, end = DECODER.raw_decode(self.part, self.at)
            except json.JSONDecodeError as problem:
                if not self._more():
                    self._broken(problem.pos)
            except (RecursionError, MemoryError):
                raise Refused("json_deep") from None
            else:
                if end < len(self.part) or not self._more():  # a number at the end may go on
                    self.at = end
                    return found

    def _more(self) -> bool:
        """Read on, as much as is waiting already: a long element is tried again a few times only."""
        if self.ended:
            return False
        rest = self.part[self.at :]
        self.line += self.part.count("\n", 0, self.at)
        if len(rest) > limits.JSON_SIZE:
            raise Refused("json_part", limit=limits.JSON_SIZE // limits.MEGABYTE)
        found, length = [rest], 0
        while length <= len(rest):
            piece = next(self.pieces, None)
            if piece is None:
                self.ended = True
                break
            found.append(piece)
            length += len(piece)
        self.part, self.at = "".join(found), 0
        return True

    def _broken(self, at: int) -> NoReturn:
        raise Refused("json_broken", line=self.line + self.part.count("\n", 0, at))
