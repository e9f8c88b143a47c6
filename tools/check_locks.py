"""
Checks the lock files: each version is pinned with hashes, the developer's lock holds all of the installation's lock
(bin/setup relies on it), and every package that pyproject.toml asks for is in there.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)(.*)$", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def pins(path: Path) -> dict[str, str]:
    return {normal(name): version for name, version, _ in PIN.findall(path.read_text(encoding="utf-8"))}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def without_hash(path: Path) -> list[str]:
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.split("==")[0] for line in joined.splitlines() if "==" in line and "--hash=sha256:" not in line]


def wanted(requirements: list[str]) -> set[str]:
    return {normal(match.group()) for text in requirements if (match := NAME.match(text))}


def problems(root: Path) -> Iterator[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    locks = {"requirements.lock": root / "requirements.lock", "requirements-dev.lock": root / "requirements-dev.lock"}
    for name, path in locks.items():
        for package in without_hash(path):
            yield f"{name}: {package} has no hash"
    running, testing = (pins(path) for path in locks.values())
    for package, version in running.items():
        if testing.get(package) != version:
            yield f"{package} is {version} in requirements.lock and {testing.get(package)} in requirements-dev.lock"
    extras = [text for texts in project["project"]["optional-dependencies"].values() for text in texts]
    for package in wanted(project["project"]["dependencies"] + extras) - running.keys():
        yield f"requirements.lock lacks {package}"
    for package in wanted(project["dependency-groups"]["dev"]) - testing.keys():
        yield f"requirements-dev.lock lacks {package}"


if __name__ == "__main__":
    found = list(problems(ROOT))
    print("\n".join(found) or "Locks: in step.")
    sys.exit(1 if found else 0)
