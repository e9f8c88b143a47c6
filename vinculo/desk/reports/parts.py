"""The lines of a report as one writes them: those of the record with what stands for them, and lines of one's own."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.reports.composing import titles
from vinculo.reports.lines import LONGEST, MOST_ADDED, Line, Section, Written, key_of, lines_of, of_record, tidy
from vinculo.reports.models import Report


@dataclass(frozen=True, slots=True)
class Row:
    """A line in its field. `theirs`: what somebody else wrote there meanwhile, where that differs."""

    part: str
    line: Line
    theirs: str = ""

    @property
    def name(self) -> str:
        return f"say-{self.part}-{self.line.key}" if self.line.record else f"own-{self.part}"

    @property
    def id(self) -> str:
        return f"{self.part}-{self.line.key}"

    @property
    def height(self) -> int:
        """Lines of text, for browsers that do not let a field grow by itself."""
        return sum(1 + len(one) // 80 for one in self.line.text.split("\n"))

    @property
    def most(self) -> int:
        """Characters: what the record says may be as long as it is."""
        return max(LONGEST, len(self.line.text))


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in it by now, and an empty line at its end."""

    key: str
    title: str
    rows: list[Row] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Of its fields, those the words of which are read."""
        return [f"own-{self.key}", f"go-{self.key}", *(row.name for row in self.rows)]

    @property
    def fresh(self) -> Row:
        own = sum(1 for row in self.rows if not row.line.record)
        return Row(self.key, Line(f"own-{own}", "", ""))


def parts_of(report: Report, data: QueryDict | None, *, compared: bool = False) -> list[Part]:
    """All parts a report may have, as typed where something was sent. `compared`: with what others wrote meanwhile."""
    written = typed(report, data) if data is not None else {}
    known = {one["key"]: one for one in report.sections}
    with translation.override(report.language):
        named = titles()
    return [
        Part(key, title, list(_rows(known.get(key) or _empty(key, title), written.get(key), compared=compared)))
        for key, title in named.items()
    ]


def typed(report: Report, data: QueryDict) -> dict[str, Written]:
    """What was sent, by part; parts of which nothing was sent are missing."""
    found = {}
    for key in titles():
        start, goes, own = f"say-{key}-", set(data.getlist(f"go-{key}")), data.getlist(f"own-{key}")
        said = {name.removeprefix(start): str(data[name]) for name in data if name.startswith(start)}
        if said or own:
            added = [(text, f"own-{n}" in goes) for n, text in enumerate(own) if tidy(text)]
            found[key] = Written(said, [one for one in said if one not in goes], added)
    return found


def refused(data: QueryDict) -> str:
    """Why the lines that were sent cannot be kept; empty where they can."""
    own = [data.getlist(f"own-{key}") for key in titles()]
    said = [name for name in data if name.startswith("say-") and name.count("-") > 1]
    lines = [Line(name.split("-", 2)[2], "", tidy(str(data[name]))) for name in said]
    lines += [Line("", "", tidy(text)) for texts in own for text in texts]
    if any(line.is_too_long for line in lines):
        return _("A line may have %(most)d characters. Make two of the one that is longer.") % {"most": LONGEST}
    if any(sum(1 for text in texts if tidy(text)) > MOST_ADDED for texts in own):
        return _("More than %(most)d lines of your own in one part: make it shorter.") % {"most": MOST_ADDED}
    return ""


def _empty(key: str, title: str) -> Section:
    return {"key": key, "title": title, "lines": []}


def _rows(section: Section, written: Written | None, *, compared: bool) -> Iterator[Row]:
    """Words for a line that is not there any more stand among one's own, as they will be kept."""
    part, stored = section["key"], lines_of(section)
    if written is None:
        yield from (Row(part, one) for one in stored)
        return
    record, now = of_record(section), {one.key: one for one in stored}
    for key, said in record.items():
        text = tidy(written.said.get(key, said))
        theirs = now[key].text if compared and now[key].text not in (text, said) else ""
        yield Row(part, Line(key, said, text or said, key not in written.out and bool(text)), theirs)
    yield from _own(part, written, record, stored if compared else [])


def _own(part: str, written: Written, record: dict[str, str], stored: list[Line]) -> Iterator[Row]:
    lost = [tidy(text) for key, text in written.said.items() if key not in record and key_of(tidy(text)) != key[:12]]
    mine = [*((tidy(text), goes) for text, goes in written.added), *((text, False) for text in lost if text)]
    texts = {text for text, _goes in mine}
    added = [(one.text, one.goes) for one in stored if not one.record and one.text not in texts]
    for number, (text, goes) in enumerate([*mine, *added]):
        yield Row(part, Line(f"own-{number}", "", text, goes), text if number >= len(mine) else "")
