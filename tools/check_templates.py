"""
Checks how templates are written, and `--write` repairs what can be repaired without thinking.

A formatter that spreads tags over lines would put blanks where the page must have none and cost long lists a fifth
of their bytes. So this asks only for calm: two blanks a level and no jumps, one space inside template tags, lines that
fit, and nothing that the content security policy would refuse. djLint looks for the usual mistakes in HTML.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 160
# Drawings are paths of numbers; the kit shows components one beside the other.
MAY_BE_LONGER = re.compile(r"\.svg\.html$|/kit/")

TAG = re.compile(r"(\{\{|\{%)(.*?)(\}\}|%\})")
REFUSED = [
    (re.compile(r"<[a-z][^>{]*\sstyle\s*=", re.IGNORECASE), "style attribute: use a class"),
    (re.compile(r"<[a-z][^>{]*\son[a-z]+\s*=", re.IGNORECASE), "event attribute: use a module"),
    (re.compile(r"<style\b", re.IGNORECASE), "inline style sheet: use a file"),
    (re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", re.IGNORECASE), "inline script: use a file"),
    (re.compile(r"javascript:", re.IGNORECASE), "script in an address"),
    (re.compile(r"\|safe\b|\{% autoescape off"), "unescaped text: build it with format_html where it is made"),
    (re.compile(r"(?:src|href)=\"(?:https?:)?//"), "something from elsewhere"),
]


def templates(root: Path) -> list[Path]:
    return sorted(path for path in (root / "vinculo").rglob("*.html") if "templates" in path.parts)


def problems(path: Path, text: str) -> Iterator[tuple[int, str]]:
    yield from refused(text)
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST and not MAY_BE_LONGER.search(str(path)):
            yield number, f"{len(line)} characters; {LONGEST} fit"
        if not line.strip():
            continue
        blanks = len(line) - len(line.lstrip(" "))
        if blanks % 2 or blanks > depth + 2:
            yield number, f"indented by {blanks} after a line with {depth}"
        depth = blanks
    if repaired(text) != text:
        yield 1, "blanks, tabs or tag spacing: python -m tools.check_templates --write"


def refused(text: str) -> Iterator[tuple[int, str]]:
    for pattern, reason in REFUSED:
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, reason


def repaired(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\t", "  ")
    text = TAG.sub(lambda tag: f"{tag[1]} {tag[2].strip()} {tag[3]}", text)
    text = re.sub(r"[ ]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def main() -> int:
    found = 0
    for path in templates(ROOT):
        text = path.read_text(encoding="utf-8")
        if "--write" in sys.argv and repaired(text) != text:
            text = repaired(text)
            path.write_text(text, encoding="utf-8")
        for number, problem in problems(path, text):
            print(f"{path.relative_to(ROOT)}:{number}: {problem}")
            found += 1
    lint = subprocess.run([sys.executable, "-m", "djlint", "vinculo", "--lint", "--quiet"], cwd=ROOT, check=False)
    return 1 if found or lint.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
