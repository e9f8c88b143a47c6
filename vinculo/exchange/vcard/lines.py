"""
The logical lines of vCard files: folded lines joined, quoted-printable carried on, names and parameters apart.
"""

import io
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vinculo.exchange import limits
from vinculo.language.alphabets import guess_letters

PARAMETER = re.compile(r';((?:[^;:"]|"[^"]*")+)')
NAME = re.compile(r"\s*(?:[\w-]+\.)?([A-Za-z][\w-]*)")
ESCAPE = re.compile(r"\\([nN,;:\\])")
LONGEST = limits.CARD_SIZE + 1  # one sign more than a card may have, so that it is seen to be too large
PIECES = 10_000
QP = "QUOTED-PRINTABLE"


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name in capitals, its parameters (TYPE holds all types, in capitals), its raw value."""

    name: str
    value: str
    group: str = ""
    types: frozenset[str] = field(default_factory=frozenset)

    @property
    def text(self) -> str:
        return unescaped(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """A structured value, cut at separators that are not escaped."""
        return [unescaped(part) for part in re.split(rf"(?<!\\){separator}", self.value)]


def unescaped(value: str) -> str:
    return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def logical_lines(text: io.TextIOBase) -> Iterator[tuple[int, str]]:
    """
    (line number, unfolded line), cut a little above the size of a card. Blank lines end only a soft break: some phones
    write one after every line.
    """
    held: list[str] = []
    start, soft, size = 0, False, 0
    for number, line in _physical(text):
        if not line:
            soft = False
            continue
        if held and (soft or line.startswith((" ", "\t"))):
            more = (line.lstrip(" \t") if soft else line[1:])[: LONGEST - size]
            if more:  # the rest of a line that is too large is passed over
                held.append(more)
                size += len(more)
            if len(held) > PIECES:
                held = ["".join(held)]
        else:
            if held:
                yield start, "".join(held)
            start, held, size = number, [line], len(line)
        soft = line.endswith("=") and QP in held[0].split(":", 1)[0].upper()
        if soft:
            held[-1] = held[-1][:-1]
    if held:
        yield start, "".join(held)


def _physical(text: io.TextIOBase) -> Iterator[tuple[int, str]]:
    number = 0
    while line := text.readline(limits.CARD_SIZE):
        number += 1
        yield number, line.rstrip("\r\n")


def property_of(line: str) -> Property | None:
    """Take a logical line apart, or None when it is no property."""
    found = NAME.match(line)
    if not found:
        return None
    at, parameters = found.end(), []
    while parameter := PARAMETER.match(line, at):
        parameters.append(parameter[1])
        at = parameter.end()
    if line[at : at + 1] != ":":
        return None
    group = line[: found.start(1)].strip().rstrip(".")
    return _made(found[1].upper(), parameters, line[at + 1 :], group.lower())


def _made(name: str, parameters: list[str], value: str, group: str) -> Property:
    types: set[str] = set()
    charset, quoted = "", False
    for parameter in parameters:
        key, _, text = parameter.partition("=")
        key, text = key.strip().upper(), text.strip().strip('"')
        if key == "CHARSET":
            charset = text
        elif key == "ENCODING" and text.upper() == QP or key == QP:
            quoted = True
        elif key in ("TYPE", "PREF") or not text:
            types.update(part.strip().upper() for part in (text or key).split(","))
    return Property(name, _unquoted(value, charset) if quoted else value, group, frozenset(types))


def _unquoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "surrogatepass"))
    for codec in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(codec)
        except (LookupError, UnicodeError):
            continue
    return data.decode(guess_letters(data), "replace")
