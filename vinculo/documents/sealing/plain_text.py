"""Reading a text, or the plain part of Markdown, into blocks for paper. Addresses, pictures and HTML stay letters."""

import re
from typing import Any

Block = dict[str, Any]
HEADING = re.compile(r"(#{1,4})\s+(.*?)\s*#*$")
BULLET = re.compile(r"[-*+•]\s+(.*)")
NUMBER = re.compile(r"(\d{1,4})[.)]\s+(.*)")
QUOTE = re.compile(r">\s?(.*)")
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")
MARKED = re.compile(r"\*\*\*(?P<both>[^*\s][^*]*?)\*\*\*|\*\*(?P<bold>[^*\s][^*]*?)\*\*|\*(?P<italic>[^*\s][^*]*?)\*")


def blocks(text: str) -> list[Block]:
    made: list[Block] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        _take(made, line.rstrip())
    return [block for block in made if block["kind"] != "gap"]


def _take(made: list[Block], line: str) -> None:
    bare = line.strip()
    last: Block = made[-1] if made else {"kind": "gap"}
    if not bare:
        made.append({"kind": "gap"})
    elif RULE.match(bare):
        made.append({"kind": "rule"})
    elif found := HEADING.match(bare):
        made.append({"kind": "heading", "level": len(found[1]), "parts": parts(found[2])})
    elif found := BULLET.match(bare):
        _item(made, "bullets", found[1], {})
    elif found := NUMBER.match(bare):
        _item(made, "numbers", found[2], {"start": int(found[1])})
    elif found := QUOTE.match(bare):
        _more(made, last, "quote", found[1])
    elif last["kind"] in ("bullets", "numbers") and line.startswith(" "):
        last["items"][-1] += [{"text": " "}, *parts(bare)]
    else:
        _more(made, last, "text", bare)


def _item(made: list[Block], kind: str, text: str, more: Block) -> None:
    if not made or made[-1]["kind"] != kind:
        made.append({"kind": kind, "items": [], **more})
    made[-1]["items"].append(parts(text))


def _more(made: list[Block], last: Block, kind: str, text: str) -> None:
    """The lines of a paragraph stay lines: in a contract a break may mean something."""
    if last["kind"] == kind:
        last["parts"] += [{"text": "\n"}, *parts(text)]
    else:
        made.append({"kind": kind, "parts": parts(text)})


def parts(text: str) -> list[dict[str, Any]]:
    """Runs of one kind of type."""
    found: list[dict[str, Any]] = []
    at = 0
    for match in MARKED.finditer(text):
        if match.start() > at:
            found.append({"text": text[at : match.start()]})
        kind = match.lastgroup or ""
        styles = {"both": {"bold": True, "italic": True}}.get(kind, {kind: True})
        found.append({"text": match[kind], **styles})
        at = match.end()
    if at < len(text) or not found:
        found.append({"text": text[at:]})
    return found
