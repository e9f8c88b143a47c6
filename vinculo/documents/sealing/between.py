"""
What lies between a paper and the same paper signed by somebody: only what a signature needs may have been written.

A signature covers whatever stands in the file when it is made. So before it counts as one under our paper, each object
that was written anew must be one of these: a page that got nothing but the place of a signature, the list of its
places, the catalog with its forms, notes about the file, or the tables of the file itself.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader

MAY_CHANGE_IN_CATALOG = {"/AcroForm", "/Extensions", "/Version", "/DSS", "/Perms", "/Metadata"}
MAY_CHANGE_IN_FORMS = {"/Fields", "/SigFlags", "/DA", "/DR", "/NeedAppearances"}
TABLES = ("/XRef", "/ObjStm")
Resolver = Any


def only_signatures_added(reader: PdfFileReader, base: int) -> bool:
    """Whether all revisions after the one numbered `base` (from 0) added signatures and nothing else."""
    old = reader.get_historical_resolver(base)
    known = {one for number in range(base + 1) for one in reader.xrefs.explicit_refs_in_revision(number)}
    for number in range(base + 1, reader.xrefs.total_revisions):
        new = reader.get_historical_resolver(number)
        written = set(reader.xrefs.explicit_refs_in_revision(number)) & known  # what is new, something old leads to
        if not all(_allowed(old, new, reference) for reference in written):
            return False
    return True


def _allowed(old: Resolver, new: Resolver, reference: generic.Reference) -> bool:
    before, after = _read(old, reference), _read(new, reference)
    if before is None or _text(before) == _text(after):
        return True
    return any(rule(old, new, before, after) for rule in _rules(old, reference))


def _rules(old: Resolver, reference: generic.Reference) -> list[Callable[..., bool]]:
    trailer = old.trailer_view
    if reference == trailer.raw_get("/Root").reference:
        return [_catalog]
    info = trailer.raw_get("/Info") if "/Info" in trailer else None
    if isinstance(info, generic.IndirectObject) and reference == info.reference:
        return [lambda *_objects: True]
    return [_page, _places, _forms, _notes]


def _catalog(old: Resolver, new: Resolver, before: Any, after: Any) -> bool:
    if not _same_but(before, after, MAY_CHANGE_IN_CATALOG):
        return False
    return _forms(old, new, before["/AcroForm"] if "/AcroForm" in before else DictionaryObject(), after["/AcroForm"])


def _forms(old: Resolver, new: Resolver, before: Any, after: Any) -> bool:
    """The forms of the file: fields are added, and they are for signatures."""
    if not isinstance(before, DictionaryObject) or "/Type" in before or "/Fields" not in after:
        return False
    return _same_but(before, after, MAY_CHANGE_IN_FORMS) and _places(
        old, new, before["/Fields"] if "/Fields" in before else generic.ArrayObject(), after["/Fields"]
    )


def _page(old: Resolver, new: Resolver, before: Any, after: Any) -> bool:
    """Only places for signatures were put on it."""
    if not isinstance(before, DictionaryObject) or before.get("/Type") != "/Page":
        return False
    places = before["/Annots"] if "/Annots" in before else generic.ArrayObject()
    return _same_but(before, after, {"/Annots"}) and _places(old, new, places, after["/Annots"])


def _places(old: Resolver, new: Resolver, before: Any, after: Any) -> bool:
    """A list (of fields, of what lies on a page) that goes on as it was, followed by places for signatures."""
    if not isinstance(before, generic.ArrayObject) or not isinstance(after, generic.ArrayObject):
        return False
    kept = [_text(before.raw_get(n)) for n in range(len(before))]
    now = [_text(after.raw_get(n)) for n in range(len(after))]
    return now[: len(kept)] == kept and all(_is_place(after[n]) for n in range(len(kept), len(now)))


def _is_place(found: Any) -> bool:
    return isinstance(found, DictionaryObject) and found.get("/FT") == "/Sig" and "/A" not in found


def _notes(old: Resolver, new: Resolver, before: Any, after: Any) -> bool:
    """Notes about the file, and its own tables."""
    if not isinstance(before, DictionaryObject):
        return False
    return before.get("/Type") == "/Metadata" == after.get("/Type") or before.get("/Type") in TABLES


def _same_but(before: Any, after: Any, may_change: set[str]) -> bool:
    if not isinstance(before, DictionaryObject) or not isinstance(after, DictionaryObject):
        return False
    names = (set(before) | set(after)) - may_change
    return all(n in before and n in after and _text(before.raw_get(n)) == _text(after.raw_get(n)) for n in names)


def _read(resolver: Resolver, reference: generic.Reference) -> Any:
    try:
        return resolver(reference)
    except Exception:  # nothing there, in that revision
        return None


def _text(found: Any) -> bytes:
    out = BytesIO()
    if found is not None:
        found.write_to_stream(out, None)
    return out.getvalue()
