"""
Only a PDF that stands still may be signed: nothing in it runs, starts, plays, sends or opens by itself, nothing hides
behind a password, and earlier signatures in it hold.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from vinculo.documents.sealing.overlaid import changed_after_signing

MOST_OBJECTS = 200_000
ACTIVE_KEYS = {
    "/JS": "script", "/JavaScript": "script", "/AA": "action", "/XFA": "form", "/EF": "files", "/RichMedia": "media",
}  # fmt: skip
ACTIVE_ACTIONS = {
    "/JavaScript": "script", "/Launch": "launch", "/SubmitForm": "action", "/ImportData": "action",
    "/GoToE": "files", "/GoToR": "launch", "/Rendition": "media", "/Movie": "media", "/Sound": "media",
    "/RichMediaExecute": "media",
}  # fmt: skip
ACTIVE_ANNOTATIONS = {"/RichMedia": "media", "/Movie": "media", "/Sound": "media", "/Screen": "media", "/3D": "media",
                      "/FileAttachment": "files"}  # fmt: skip


class NotInert(ValueError):
    """
    Why a file cannot be signed. `reason`: unreadable, encrypted, script, launch, action, form, files, media, opens,
    changed (an earlier signature in it no longer holds), or large.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check(content: bytes) -> int:
    """How many pages it has. NotInert for what must not be signed."""
    reader = reader_of(content)
    try:
        for found in _objects(reader):
            if reason := _active(found):
                raise NotInert(reason)
        _opening_action(reader)
        pages = int(reader.root["/Pages"]["/Count"])
    except NotInert:
        raise
    except Exception as why:  # a damaged or hostile file may fail anywhere in the library
        raise NotInert("unreadable") from why
    if pages < 1:
        raise NotInert("unreadable")
    if reader.embedded_signatures and changed_after_signing(reader):
        raise NotInert("changed")
    return pages


def reader_of(content: bytes) -> PdfFileReader:
    """NotInert for what is no PDF, or locked."""
    if not content.startswith(b"%PDF-"):
        raise NotInert("unreadable")
    try:
        reader = PdfFileReader(BytesIO(content), strict=False)
        encrypted = reader.encrypted
    except (PdfError, ValueError, KeyError, TypeError, RecursionError) as why:
        raise NotInert("unreadable") from why
    if encrypted:
        raise NotInert("encrypted")
    return reader


def _objects(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, in whatever revision it stands, reachable or not."""
    seen = 0
    for number in range(reader.xrefs.total_revisions):
        revision = reader.get_historical_resolver(number)
        for reference in reader.xrefs.explicit_refs_in_revision(number):
            seen += 1
            if seen > MOST_OBJECTS:
                raise NotInert("large")
            try:
                found = revision(reference)
            except PdfError:
                continue  # a reference to nothing: readers show nothing there either
            yield from _within(found)


def _within(found: Any, depth: int = 0) -> Iterator[DictionaryObject]:
    if depth > 40:
        raise NotInert("unreadable")
    if isinstance(found, DictionaryObject):
        yield found
        for name in found:
            yield from _within(found.raw_get(name), depth + 1)
    elif isinstance(found, generic.ArrayObject):
        for position in range(len(found)):
            yield from _within(found.raw_get(position), depth + 1)


def _active(found: DictionaryObject) -> str:
    for name in found:
        if name in ACTIVE_KEYS and not (name == "/AA" and _is_empty(found.raw_get(name))):
            return ACTIVE_KEYS[name]
    if reason := ACTIVE_ACTIONS.get(_name(found, "/S")):
        return reason
    if isinstance(found, StreamObject) and _name(found, "/Type") == "/EmbeddedFile":
        return "files"
    return ACTIVE_ANNOTATIONS.get(_name(found, "/Subtype"), "") if "/Rect" in found else ""


def _is_empty(value: Any) -> bool:
    return isinstance(value, DictionaryObject) and not value


def _name(found: DictionaryObject, key: str) -> str:
    try:
        value = found.raw_get(key)
    except KeyError:
        return ""
    if isinstance(value, generic.IndirectObject):
        value = value.get_object()
    return str(value) if isinstance(value, generic.NameObject) else ""


def _opening_action(reader: PdfFileReader) -> None:
    """Opening at a certain page is harmless; anything else that happens at opening is not."""
    try:
        action = reader.root["/OpenAction"]
    except KeyError:
        return
    if isinstance(action, DictionaryObject) and _name(action, "/S") != "/GoTo":
        raise NotInert("opens")
