"""Folders on this machine that nobody but the application may open."""

from contextlib import suppress
from pathlib import Path


def private_folder(folder: Path) -> Path:
    """`folder` itself, made if need be. One that others may open is closed to them, where it is ours to close."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        with suppress(PermissionError):
            folder.chmod(0o700)
    return folder
