"""
The pictures of a version's pages, with their addresses and sizes: for pages that show a document and what is pinned
to a place in it. The face says under which address its pictures lie: "/documents" or "/portal/files".
"""

from dataclasses import dataclass

from vinculo.documents.models import Page, Version
from vinculo.documents.sniff import TEXT

TEXT_SHOWN = 64 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture; sizes in pixels."""

    number: int
    url: str
    width: int
    height: int


def pages_of(version: Version, under: str) -> list[PageImage]:
    """
    The drawn pages of a version, in order. One query. Empty while they are not drawn yet, and for what cannot be.

    `under`: where the face serves them, without a slash at the end.
    """
    rows = version.drawn.filter(number__gt=0).values_list("number", "width", "height")
    base = address(version, under)
    return [PageImage(number, f"{base}pages/{number}/", width, height) for number, width, height in rows]


def address(version: Version, under: str) -> str:
    """Where a version lies in a face; "get/" behind it leads to the file."""
    return f"{under}/{version.document_id}/versions/{version.number}/"


def picture_of(version: Version, number: int) -> Page | None:
    """The picture of a page of a version that was let through; number 0 is the small one."""
    return Page.objects.filter(version=version, version__state=Version.State.GOOD, number=number).first()


def text_of(version: Version) -> str:
    """The beginning of a text, as text; "" for everything else. Templates escape it as they do any text."""
    from vinculo.documents.keeping import open_bytes

    if version.media_type != TEXT or not version.is_good:
        return ""
    try:
        with open_bytes(version) as file:
            return file.read(TEXT_SHOWN).decode(errors="replace").replace("\r\n", "\n")
    except FileNotFoundError:
        return ""
