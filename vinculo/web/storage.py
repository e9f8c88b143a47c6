"""Static files for production: one style sheet, every name with its hash, compressed once."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRY = "vinculo/css/vinculo.css"
ENTRIES = (ENTRY, "vinculo/css/portal.css")
IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\(([\w-]+)\))?;')


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Folds the imports of each entry sheet into it before hashing: thirty files to write in, one to fetch."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        for entry in ENTRIES:
            if entry in paths and not dry_run:
                self._fold(paths, entry)
        yield from super().post_process(paths, dry_run, **options)

    def _fold(self, paths: dict[str, Any], name: str) -> None:
        storage, path = paths[name]
        with storage.open(path) as file:
            entry = file.read().decode()

        def inlined(match: re.Match[str]) -> str:
            storage, path = paths[f"vinculo/css/{match[1]}"]
            with storage.open(path) as file:
                sheet = file.read().decode().rstrip()
            return f"@layer {match[2]} {{\n{sheet}\n}}" if match[2] else sheet

        self.delete(name)
        self._save(name, ContentFile(IMPORT.sub(inlined, entry).encode()))
        paths[name] = (self, name)
