"""
The lines of a part of a report: as the record says them, and as one of us would rather say them. Plain functions.

A part is kept as `{"key", "title", "lines"}` with the lines of the record, which stay as they were composed. What its
writer made of them lies beside them: `said` (other words, by the key of the line), `out` (the keys of those that do not
go) and `added` (lines of their own, each with whether it goes).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

Section = dict[str, Any]
LONGEST = 1000  # characters of a line
MOST_ADDED = 40  # lines of one's own in a part


@dataclass(frozen=True, slots=True)
class Line:
    """`record` is how it was composed, empty for one that somebody added; `text` is how it goes, if `goes`."""

    key: str
    record: str
    text: str
    goes: bool = True

    @property
    def is_rewritten(self) -> bool:
        return bool(self.record) and tidy(self.text) != tidy(self.record)

    @property
    def is_too_long(self) -> bool:
        """What the record says may be as long as it is."""
        return len(self.text) > LONGEST and key_of(self.text) != self.key[:12]


@dataclass(frozen=True, slots=True)
class Written:
    """What its writer wrote in a part: texts by the key of the line, keys that do not go, and lines of their own."""

    said: Mapping[str, str] = field(default_factory=dict)
    out: Sequence[str] = ()
    added: Sequence[tuple[str, bool]] = ()


def key_of(text: str) -> str:
    """The same as long as the record says the same."""
    return sha256(tidy(text).encode()).hexdigest()[:12]


def tidy(text: str) -> str:
    """A line as it is kept: its breaks as we keep them, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def of_record(section: Section) -> dict[str, str]:
    """What the record says, by the key of each line; the second of two equal lines has a key of its own."""
    found: dict[str, str] = {}
    for text in section["lines"]:
        key, number = key_of(text), 1
        while key in found:
            number += 1
            key = f"{key_of(text)}-{number}"
        found[key] = text
    return found


def lines_of(section: Section) -> list[Line]:
    """All of them, also those that do not go; own ones last."""
    said, out = section.get("said", {}), section.get("out", ())
    composed = [Line(key, text, said.get(key, text), key not in out) for key, text in of_record(section).items()]
    own = [Line(f"own-{n}", "", text, goes) for n, (text, goes) in enumerate(section.get("added", ()))]
    return [*composed, *own]


def told_of(section: Section) -> Section:
    """The part as its reader gets it."""
    texts = [one.text for one in lines_of(section) if one.goes]
    return {"key": section["key"], "title": section["title"], "lines": texts}


def written_in(section: Section, written: Written) -> Section:
    """
    The part with what was written. A line somebody emptied does not go; one that says what the record says is not
    rewritten. Other words for a line that the record has no more become a line of their own that does not go: nothing
    is lost, and nothing old is sent.
    """
    record = of_record(section)
    typed = {key: tidy(text) for key, text in written.said.items()}
    said = {key: text for key, text in typed.items() if text and key in record and text != tidy(record[key])}
    out = [key for key in record if key in written.out or typed.get(key) == ""]
    gone = [(text, False) for key, text in typed.items() if key not in record and text and key_of(text) != key[:12]]
    added = [(tidy(text), goes) for text, goes in written.added]
    return _with(section, said, out, [*(pair for pair in added if pair[0]), *gone])


def written_of(section: Section) -> Written:
    """What stands in it by now, to be written into another."""
    return Written(section.get("said", {}), section.get("out", ()), [(a, b) for a, b in section.get("added", ())])


def carried(before: Iterable[Section], now: Iterable[Section], *, titles: Mapping[str, str]) -> list[Section]:
    """
    What was written in the parts `before`, in those composed `now`. A part that the record has nothing for any more
    stays while a line of somebody's own is in it. In the order of `titles`.
    """
    old, new = {one["key"]: one for one in before}, {one["key"]: one for one in now}
    found = []
    for key, title in titles.items():
        part = new.get(key) or {"key": key, "title": title, "lines": []}
        part = written_in(part, written_of(old[key])) if key in old else part
        if part["lines"] or part.get("added"):
            found.append(part)
    return found


def _with(
    section: Section, said: Mapping[str, str], out: Sequence[str], added: Sequence[tuple[str, bool]]
) -> Section:  # fmt: skip
    bare = {name: section[name] for name in ("key", "title", "lines")}
    more = {"said": dict(said), "out": list(out), "added": [list(one) for one in added[:MOST_ADDED]]}
    return bare | {name: value for name, value in more.items() if value}
