"""
The words of an HTML mail as plain text. Nothing of it is run, loaded or kept: no script, no picture, no style.

A small scanner of its own, because the library's takes time that grows with the square of broken markup.
"""

import re
from collections.abc import Iterator
from html import unescape

from vinculo.mail.reading import limits

SKIPPED = frozenset({"script", "style", "head", "title", "template", "svg", "object", "noscript", "textarea"})
BLOCKS = frozenset(
    "p div br tr table ul ol h1 h2 h3 h4 h5 h6 blockquote pre hr section article header footer li dd dt address".split()
)
CELLS = frozenset({"td", "th"})
TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
BLANK_LINES = re.compile(r"\n{3,}")
SPACES = re.compile(r"\s+")
DEEPEST = 9


def text_of(page: str) -> str:
    """The text of an HTML page. Quoted blocks come out with `> ` before each line. Never raises; linear in length."""
    lines, depth = [""], 0
    for closing, tag, words in _tokens(page[: limits.TEXT * 20]):
        if not tag:
            _say(lines, words, depth)
            continue
        if tag in BLOCKS and lines[-1]:
            lines.append("")
        if tag == "blockquote":
            depth = max(depth - 1, 0) if closing else depth + 1
        elif tag == "p" and closing:
            lines.append("")
        elif tag == "li" and not closing:
            _say(lines, "- ", depth)
        elif tag in CELLS and not closing and lines[-1]:
            _say(lines, " ", depth)
    return BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def _say(lines: list[str], words: str, depth: int) -> None:
    words = SPACES.sub(" ", unescape(words))
    if not lines[-1]:
        words = words.lstrip()
        words = words and "> " * min(depth, DEEPEST) + words
    elif lines[-1].endswith(" "):
        words = words.lstrip()
    lines[-1] += words


def _tokens(page: str) -> Iterator[tuple[bool, str, str]]:
    """(is closing, tag, "") or (False, "", words), one after the other."""
    lowered, at, end = page.lower(), 0, -1
    while (start := page.find("<", at)) >= 0:
        yield False, "", page[at:start]
        if page.startswith("<!--", start):
            at = page.find("-->", start + 4) + 3
            if at == 2:
                return
            continue
        end = end if end > start else page.find(">", start)
        if end < 0:
            at = start
            break
        found = TAG.match(page, start + 1, end)
        at = end + 1 if found or page[start + 1] in "!?/" else start + 1
        if not found:
            yield False, "", "" if at > start + 1 else "<"
            continue
        tag = found[2].lower()
        yield found[1] == "/", tag, ""
        if tag in SKIPPED and not found[1]:
            at = lowered.find(f"</{tag}", at)
            if at < 0:
                return
    yield False, "", page[at:]
