"""What is new in a version, and what is gone, as far as words can say it."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from vinculo.documents.approvals.words import has_words, lines_of
from vinculo.documents.models import Version

MOST = 30  # lines that are worth reading in a list
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Line:
    """A line that came or went."""

    is_new: bool
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """`more`: how many lines there are besides. `readable`: whether there were words to compare at all."""

    lines: tuple[Line, ...] = ()
    more: int = 0
    readable: bool = False


def before(version: Version) -> Version | None:
    """The version that came before it, of those that were let through."""
    earlier = Version.objects.filter(document=version.document_id, number__lt=version.number)
    return earlier.filter(state=Version.State.GOOD).order_by("-number").first()


def changed(old: Version, new: Version) -> Changed:
    if not (has_words(old) and has_words(new)):
        return Changed()
    was, now = lines_of(old), lines_of(new)
    if not was or not now:
        return Changed()
    found: list[Line] = []
    for what, first, last, new_first, new_last in SequenceMatcher(None, was, now).get_opcodes():
        if what != "equal":
            found += [Line(False, line[:LONGEST]) for line in was[first:last]]
            found += [Line(True, line[:LONGEST]) for line in now[new_first:new_last]]
    return Changed(tuple(found[:MOST]), max(0, len(found) - MOST), True)
