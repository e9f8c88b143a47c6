"""Freezing: from here on everybody sees, hashes and signs the very same bytes."""

from datetime import datetime
from pathlib import PurePath

from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.documents.keeping import Damaged, add_version, whole_bytes
from vinculo.documents.models import Version
from vinculo.people.models import Organization, Person

LARGEST_PAPER = 40 * 1024**2
LARGEST_TEXT = 500_000
PDF, TEXTS = "application/pdf", ("text/plain", "text/markdown")


class CannotBeFrozen(ValueError):
    """It is not a paper that can be signed. `reason`: kind, large, damaged, or one of inert.NotInert."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def freeze(version: Version, *, title: str, language: str, by: Person, at: datetime) -> Version:
    """The PDF that is signed: the version itself, or what a text looks like on paper, as the next version."""
    content = _bytes(version)
    if version.media_type == PDF:
        _check(version, content)
        return version
    if version.media_type not in TEXTS and PurePath(version.name).suffix.lower() not in (".md", ".txt"):
        raise CannotBeFrozen("kind")
    made = _on_paper(content, title=title, language=language)
    with translation.override(language):
        note = _("On paper, as it is signed: version %(number)s") % {"number": version.number}
    name = f"{PurePath(version.name).stem[:200]}.pdf"
    frozen = add_version(version.document, made, name=name, by=by, at=at, note=note)
    _check(frozen, made)
    return frozen


def _bytes(version: Version) -> bytes:
    try:
        return whole_bytes(version, most=LARGEST_PAPER)
    except ValueError as why:
        raise CannotBeFrozen("large") from why
    except (Damaged, FileNotFoundError) as why:
        raise CannotBeFrozen("damaged") from why


def _check(version: Version, content: bytes) -> None:
    from vinculo.documents.sealing import (
        inert,  # what reads and seals papers is large: only whoever does it takes it in
    )

    try:
        pages = inert.check(content)
    except inert.NotInert as why:
        raise CannotBeFrozen(why.reason) from why
    if version.pages is None:
        version.pages = pages
        version.save(update_fields=["pages"])


def _on_paper(content: bytes, *, title: str, language: str) -> bytes:
    from vinculo.documents.sealing.paper import text_as_pdf

    if len(content) > LARGEST_TEXT:
        raise CannotBeFrozen("large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        raise CannotBeFrozen("kind") from why
    house = Organization.current()
    return text_as_pdf(text, title=title, language=language, footer=f"{title} · {house.name if house else 'Vínculo'}")
