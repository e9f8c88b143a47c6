"""
Checks the pages for people: every relative link leads somewhere, every page is reachable from docs/README.md, and
nothing points outside the repository (a page must be readable without a network, today and in ten years).
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6}\s+(.*)$", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
OUTSIDE = re.compile(r"\b(?:https?|ftp)://(?!localhost\b|127\.0\.0\.1\b|[\w.-]*\bexample\b)[^\s)>\"']+")


def pages(root: Path) -> list[Path]:
    found = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=root, capture_output=True, text=True, check=True
    )
    names = sorted(set(found.stdout.split("\n")) - {""})
    # Sample files keep the licences they came with, word for word.
    return [root / name for name in names if not name.startswith("tests/data/") and (root / name).exists()]


def problems(root: Path) -> Iterator[str]:
    all_pages = pages(root)
    for page in all_pages:
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(root)
        for target in links(text):
            if not leads_somewhere(page, target):
                yield f"{name}: {target} leads nowhere"
        for address in OUTSIDE.findall(text):
            yield f"{name}: {address} points outside"
    reached = reachable(root / "docs" / "README.md")
    for page in all_pages:
        if page.is_relative_to(root / "docs") and page not in reached:
            yield f"{page.relative_to(root)}: no link leads here from docs/README.md"


def links(text: str) -> list[str]:
    return [target for target in LINK.findall(CODE.sub("", text)) if "://" not in target]


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    goal = (page.parent / path).resolve() if path else page
    if not goal.exists():
        return False
    return not anchor or (goal.suffix == ".md" and anchor in anchors(goal.read_text(encoding="utf-8")))


def anchors(text: str) -> set[str]:
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in HEADING.findall(text)}


def reachable(start: Path) -> set[Path]:
    seen: set[Path] = set()
    waiting = [start]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.is_file():
            continue
        seen.add(page)
        for target in links(page.read_text(encoding="utf-8")):
            goal = (page.parent / target.partition("#")[0]).resolve()
            # A link to a folder shows that folder's README, which may list further pages.
            waiting.append(goal / "README.md" if goal.is_dir() else goal)
    return seen


if __name__ == "__main__":
    found = list(problems(ROOT))
    print("\n".join(found) or "Docs: every link leads somewhere.")
    sys.exit(1 if found else 0)
