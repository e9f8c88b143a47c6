"""
Breaks the long lines of a template, only where a break changes nothing on the page.

A break is free where there is a blank already and at the edges of elements that stand in blocks; never inside quotes,
template tags, `<pre>`, `<textarea>`, `<title>` or a text for translation. What belongs together and fits stays on one
line; what does not is opened up, one level deeper inside.
"""

import re
from dataclasses import dataclass, field

BLOCKS = (
    "address|article|aside|blockquote|body|datalist|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|head|header|hr|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|path|script|section|summary|svg|"
    "table|tbody|td|template|tfoot|th|thead|tr|ul"
)
TOKEN = re.compile(
    r"(?P<keep>\{%\s*blocktrans.*?endblocktrans(?:late)?\s*%\}|\{#.*?#\}"
    r"|<(?:pre|textarea|title)\b.*?</(?:pre|textarea|title)>|<!.*?>)"
    r"|(?P<template>\{\{.*?\}\}|\{%.*?%\})"
    r"|(?P<tag></?[a-zA-Z](?:\{\{.*?\}\}|\{%.*?%\}|\"[^\"]*\"|'[^']*'|[^\"'>])*>)"
    r"|(?P<blank>\s+)"
    r"|(?P<text>[^\s<{]+|.)",
    re.DOTALL,
)
BLOCK = re.compile(rf"</?(?:{BLOCKS})\b")
VOID = re.compile(r"<(?:area|br|col|hr|img|input|link|meta|path|source|use|wbr)\b|.*/>$", re.DOTALL)
CONTROL = re.compile(r"\{%\s*(if|for|with|block|ifchanged|spaceless)\b")
END = re.compile(r"\{%\s*end(if|for|with|block|ifchanged|spaceless)\b")
TURN = re.compile(r"\{%\s*(?:else|elif|empty)\b")
ATTRIBUTE = re.compile(r"""\{\{.*?\}\}|\{%.*?%\}|"[^"]*"|'[^']*'|(?P<gap>\s+)|.""", re.DOTALL)
# Whatever happens in them, the first thing inside is next to what stands before them (and the last to what follows).
SEE_THROUGH_LEFT = re.compile(r"\{%\s*(?:if|with|block)\b")
SEE_THROUGH_RIGHT = re.compile(r"\{%\s*end(?:if|with|block)\b")


@dataclass
class Node:
    """A token, or with `inside` and `close` an element or control tag with what it holds."""

    text: str
    blank_before: bool = False
    free_before: bool = False
    inside: list["Node"] = field(default_factory=list)
    close: "Node | None" = None

    @property
    def flat(self) -> str:
        return (" " if self.blank_before else "") + self.bare

    @property
    def bare(self) -> str:
        return self.text + "".join(child.flat for child in self.inside) + (self.close.flat if self.close else "")


def wrapped(text: str, longest: int) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        start = len(line) - len(line.lstrip(" "))
        lines += [line] if len(line) <= longest else Layout(longest).of(tree(tokens(line.strip())), start)
    return "\n".join(part for line in lines for part in between_attributes(line, longest))


def between_attributes(line: str, longest: int) -> list[str]:
    """The last resort: blanks inside an HTML tag mean nothing, whatever stands around the tag."""
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    parts = []
    while len(line) > longest:
        gaps = [gap for tag in TOKEN.finditer(line) if tag.lastgroup == "tag" for gap in gaps_in(tag)]
        fitting = [gap for gap in gaps if len(indent) < gap <= longest] or [gap for gap in gaps if gap > longest][:1]
        if not fitting:
            break
        parts.append(line[: fitting[-1]])
        line = indent + line[fitting[-1] :].lstrip(" ")
    return [*parts, line]


def gaps_in(tag: re.Match[str]) -> list[int]:
    """Where in the line a blank between two attributes begins."""
    return [tag.start() + match.start("gap") for match in ATTRIBUTE.finditer(tag.group()) if match["gap"]]


def tokens(line: str) -> list[Node]:
    found: list[Node] = []
    blank = False
    for match in TOKEN.finditer(line):
        if match.lastgroup == "blank":
            blank = True
        else:
            found.append(Node(match.group(), blank_before=blank))
            blank = False
    for index in range(1, len(found)):
        found[index].free_before = found[index].blank_before or is_free(found, index)
    return found


def is_free(found: list[Node], index: int) -> bool:
    """Whether a blank before this token would be one at the edge of a block, where browsers drop it."""
    left, right = index - 1, index
    while left > 0 and SEE_THROUGH_LEFT.match(found[left].text):
        left -= 1
    while right < len(found) - 1 and SEE_THROUGH_RIGHT.match(found[right].text):
        right += 1
    return bool(BLOCK.match(found[left].text) or BLOCK.match(found[right].text))


def tree(found: list[Node]) -> list[Node]:
    """Nest what opens and closes on this line; what has no partner on it stays a token."""
    open_nodes: list[Node] = []
    levels: list[list[Node]] = [[]]
    for node in found:
        if open_nodes and partner(open_nodes[-1].text) == partner(node.text, closing=True) != "":
            levels.pop()
            open_nodes.pop().close = node
        elif partner(node.text):
            levels[-1].append(node)
            open_nodes.append(node)
            levels.append(node.inside)
        else:
            levels[-1].append(node)
    return levels[0]


def partner(text: str, closing: bool = False) -> str:
    """The name under which an opening and a closing tag belong together, "" for neither."""
    if closing:
        match = END.match(text) or re.match(r"</([\w-]+)", text)
    else:
        match = CONTROL.match(text) or (None if VOID.match(text) else re.match(r"<([a-zA-Z][\w-]*)", text))
    return match[1] if match else ""


class Layout:
    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.lines: list[str] = []
        self.line = ""

    def of(self, nodes: list[Node], start: int) -> list[str]:
        self.line = " " * start
        self.put_all(nodes, start)
        return [*self.lines, self.line]

    def put_all(self, nodes: list[Node], indent: int) -> None:
        for position, node in enumerate(nodes):
            if TURN.match(node.text) and node.free_before:
                self.break_line(indent - 2)
            elif node.free_before and self.should_break(nodes, position):
                self.break_line(indent)
            self.put(node, indent)

    def should_break(self, nodes: list[Node], position: int) -> bool:
        """Words fill the line; anything with an inside of its own starts a line when its neighbours do not all fit."""
        node, before = nodes[position], nodes[position - 1]
        together = bool(node.close or (position and (before.close or TURN.match(before.text))))
        return together or len(self.line) + len(node.flat) > self.longest

    def put(self, node: Node, indent: int) -> None:
        blank = " " if node.blank_before and self.line.strip() else ""
        if node.close is None or len(self.line) + len(blank) + len(node.bare) <= self.longest:
            self.line += blank + node.bare
            return
        self.line += blank + node.text
        inner = len(self.line) - len(self.line.lstrip(" ")) + 2 if self.line.strip() == node.text else indent + 2
        if node.inside and node.inside[0].free_before:
            self.break_line(inner)
        self.put_all(node.inside, inner)
        if node.close.free_before:
            self.break_line(inner - 2)
        elif node.close.blank_before:
            self.line += " "
        self.line += node.close.text

    def break_line(self, indent: int) -> None:
        if self.line.strip():
            self.lines.append(self.line.rstrip())
        self.line = " " * max(indent, 0)
