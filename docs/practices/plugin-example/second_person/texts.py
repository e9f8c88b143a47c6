"""Texts of a package of your own: all languages side by side, picked when somebody reads them."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language


def _pick(texts: dict[str, str]) -> str:
    language = (get_language() or "en").partition("-")[0]
    return texts.get(language, texts["en"])


def said(*, en: str, es: str, pl: str) -> Any:
    """A text that is made when it is read, in the language of its reader; English where there is no other."""
    return lazy(_pick, str)({"en": en, "es": es, "pl": pl})
