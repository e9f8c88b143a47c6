"""
Checks how templates are written, and `--write` repairs what can be repaired without thinking.

A formatter that spreads tags over lines would put blanks where the page must have none and cost long lists a fifth
of their bytes. So this asks only for calm: an even indent, one space inside template tags, lines broken where that
changes nothing, and nothing that the content security policy would refuse. djLint looks for the usual mistakes.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.wrap_templates import wrapped

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 140
# Drawings are paths of numbers; the kit shows components one beside the other.
MAY_BE_LONGER = re.compile(r"\.svg\.html$|/kit/")

TAG = re.compile(r"(\{\{|\{%)(.*?)(\}\}|%\})")
INLINE_STYLE = "inline style sheet: use a file"
REFUSED = [
    (re.compile(r"<[a-z][^>{]*\sstyle\s*=", re.IGNORECASE), "style attribute: use a class"),
    (re.compile(r"<[a-z][^>{]*\son[a-z]+\s*=", re.IGNORECASE), "event attribute: use a module"),
    (re.compile(r"<style\b", re.IGNORECASE), INLINE_STYLE),
    (re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", re.IGNORECASE), "inline script: use a file"),
    (re.compile(r"javascript:", re.IGNORECASE), "script in an address"),
    (re.compile(r"\|safe\b|\{% autoescape off"), "unescaped text: build it with format_html where it is made"),
    (re.compile(r"(?:src|href)=\"(?:https?:)?//"), "something from elsewhere"),
]


# A page that is read as a file, without us and without a network: it brings its looks along.
STAND_ALONE = {"vinculo/exchange/templates/exchange/dossier.html"}


def templates(root: Path) -> list[Path]:
    return sorted(path for path in (root / "vinculo").rglob("*.html") if "templates" in path.parts)


def problems(path: Path, text: str) -> Iterator[tuple[int, str]]:
    alone = any(path.as_posix().endswith(name) for name in STAND_ALONE)
    yield from (found for found in refused(text) if not (alone and found[1] == INLINE_STYLE))
    for number, line in enumerate(text.splitlines(), start=1):
        if (len(line) - len(line.lstrip(" "))) % 2:
            yield number, "an odd number of blanks in front"
    if repaired(path, text) != text:
        yield 1, "blanks, tabs, tag spacing or long lines: bin/format"


def refused(text: str) -> Iterator[tuple[int, str]]:
    for pattern, reason in REFUSED:
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, reason


def repaired(path: Path, text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\t", "  ")
    text = TAG.sub(lambda tag: f"{tag[1]} {tag[2].strip()} {tag[3]}", text)
    text = re.sub(r"[ ]+$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
    return text if MAY_BE_LONGER.search(str(path)) else settled(text)


def settled(text: str) -> str:
    """A line that was broken may be broken further; a few rounds later nothing moves any more."""
    for _ in range(9):
        again = wrapped(text, LONGEST)
        if again == text:
            break
        text = again
    return text


def main() -> int:
    found = 0
    for path in templates(ROOT):
        text = path.read_text(encoding="utf-8")
        if "--write" in sys.argv and repaired(path, text) != text:
            text = repaired(path, text)
            path.write_text(text, encoding="utf-8")
        for number, problem in problems(path, text):
            print(f"{path.relative_to(ROOT)}:{number}: {problem}")
            found += 1
    lint = subprocess.run([sys.executable, "-m", "djlint", "vinculo", "--lint", "--quiet"], cwd=ROOT, check=False)
    return 1 if found or lint.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
