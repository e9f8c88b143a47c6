"""
Text as people search and sort it: without capitals, accents and other marks.

Both engines compare text in ways of their own (one knows capitals of ASCII only, neither takes ł for l), so names are
folded here and kept in a column beside the original. Search and sort by that column.
"""

import unicodedata
from typing import Any

from django.db import models
from django.db.models.signals import pre_save

# Letters with a stroke, or joined ones, which Unicode does not take apart by itself.
_LETTERS = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "þ": "th",
        "æ": "ae", "œ": "oe", "ŋ": "n", "ß": "ss", "ẞ": "ss", "ƀ": "b", "ɨ": "i", "ʉ": "u",
    }
)  # fmt: skip
_UNSEEN = {"Cf", "Cc"}  # soft hyphens, joiners, control characters


def fold(text: str) -> str:
    """
    The text for comparing: "  ŁÓDŹ  Śródmieście" -> "lodz srodmiescie".

    Spaces are collapsed, composed and decomposed spellings give the same; folding twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    return " ".join(text.translate(_FOLDED).split())


class _Folded(dict[int, str]):
    """What becomes of each character, worked out when it is first met: none depends on its neighbours."""

    MOST = 20_000

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < self.MOST:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def _fold_character(character: str) -> str:
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold().translate(_LETTERS))
    bare = "".join(c for c in spread if not unicodedata.combining(c) and _is_seen(c))
    return bare.casefold().translate(_LETTERS)


def _is_seen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSEEN


class FoldedField(models.CharField):
    """
    The folded copy of another field of the same record: `name_folded = FoldedField(source="name")`.

    It fills itself in `save()`, `create()` and `bulk_create()`. Name both fields in
    `save(update_fields=["name", "name_folded"])`: naming the source alone is refused. `bulk_update()` and
    `QuerySet.update(name=...)` ask no field, so they must set it by hand with `fold`.
    """

    def __init__(self, *args: Any, source: str = "name", **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("db_index", True)
        kwargs["editable"], kwargs["blank"] = False, True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["source"] = self.source
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            pre_save.connect(self._refuse_stale, sender=cls, weak=False, dispatch_uid=(cls._meta.label, name))

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = fold(getattr(model_instance, self.source) or "")[: self.max_length]
        setattr(model_instance, self.attname, folded)
        return folded

    def _refuse_stale(self, *, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
        if update_fields and self.source in update_fields and self.name not in update_fields:
            raise ValueError(f"update_fields names {self.source!r}; name {self.name!r} too, it is its folded copy")
