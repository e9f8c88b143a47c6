"""
Checks that no file names the host of a package registry (docs/decisions/0008): where packages come from is the
business of the machine that installs them, and a name in the repository would overrule it.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Put together from pieces, so that this file passes its own check.
HOSTS = re.compile(
    "|".join([r"pypi" + r"\.org", r"python" + r"hosted\.org", r"npm" + r"js\.(?:org|com)", r"reg" + r"istry\.\w+\.\w+"])
)
CHOICE_OF_REGISTRY = re.compile(
    r"--(?:extra-)?index-url|--find-links|--default-index|(?:^|\s)index-url\s*=|\[\[tool\.uv\.index"
)
INSTALLS = {".lock", ".toml", ".cfg", ".ini", ".txt"}


def tracked_files(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=root, capture_output=True, text=True, check=True
    )
    return [root / name for name in sorted(set(listed.stdout.split("\0"))) if name and (root / name).is_file()]


def problems(root: Path) -> Iterator[str]:
    for path in tracked_files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(root)
        for number, line in enumerate(text.splitlines(), start=1):
            if HOSTS.search(line):
                yield f"{name}:{number}: names the host of a package registry"
            elif path.suffix in INSTALLS and CHOICE_OF_REGISTRY.search(line):
                yield f"{name}:{number}: chooses a package registry"


if __name__ == "__main__":
    found = list(problems(ROOT))
    print("\n".join(found) or "No file names a package registry.")
    sys.exit(1 if found else 0)
