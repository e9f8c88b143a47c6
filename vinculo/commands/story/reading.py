"""The files of the story."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def read_studio() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "studio.toml").read_text())


def read_projects() -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text()) for path in sorted((FOLDER / "projects").glob("*.toml"))]


def read_asked() -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text()) for path in sorted((FOLDER / "asked").glob("*.toml"))]


def read_selling(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "selling" / f"{name}.toml").read_text("utf-8"))


def read_meetings() -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / "meetings.toml").read_text())["meetings"])


def read_clients() -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text()) for path in sorted((FOLDER / "clients").glob("*.toml"))]


def read_slips() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "slips.toml").read_text("utf-8"))
