"""
The words of an HTML mail as plain text. Nothing of it is run, loaded or kept: no script, no picture, no style.
"""

import re
from html.parser import HTMLParser

from vinculo.exchange import limits

SKIPPED = frozenset({"script", "style", "head", "title", "template", "svg", "object", "noscript"})
BLOCKS = frozenset(
    "p div br tr table ul ol h1 h2 h3 h4 h5 h6 blockquote pre hr section article header footer li dd dt address".split()
)
VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "source", "wbr"})
BLANK_LINES = re.compile(r"\n{3,}")
SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.skipping = ""
        self.depth = 0
        self.quotes: list[str] = []
        self.size = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipping:
            self.depth += tag == self.skipping
            return
        if tag in SKIPPED:
            self.skipping, self.depth = tag, 1
            return
        if tag in BLOCKS:
            self._end_line()
        if tag == "blockquote":
            self.quotes.append(tag)
        if tag == "li":
            self.lines[-1] += "- "

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            self.depth -= tag == self.skipping
            if self.depth <= 0:
                self.skipping = ""
            return
        if tag in BLOCKS:
            self._end_line()
        if tag == "blockquote" and self.quotes:
            self.quotes.pop()
        if tag == "p":
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.skipping or self.size > limits.TEXT * 2:
            return
        self.size += len(data)
        words = SPACES.sub(" ", data.replace("\n", " "))
        line = self.lines[-1]
        if not line.strip("> "):
            words = words.lstrip()
        if words:
            self.lines[-1] = line + words if line else "> " * min(len(self.quotes), 9) + words

    def _end_line(self) -> None:
        if self.lines[-1]:
            self.lines.append("")


def text_of(page: str) -> str:
    """The text of an HTML page. Quoted blocks come out with `> ` before each line. Never raises."""
    words = _Words()
    try:
        words.feed(page[: limits.TEXT * 20])
        words.close()
    except (AssertionError, ValueError, RecursionError):
        pass
    text = "\n".join(line.rstrip() for line in words.lines)
    return BLANK_LINES.sub("\n\n", text).strip()
