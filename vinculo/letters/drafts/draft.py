"""The words of Draft: what its sentences need to know, and which of them are said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vinculo.practices.wording import needed

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Text = str | _StrPromise


@dataclass(frozen=True, slots=True)
class When:
    """A text that is said only where a fact is known, though it does not name it."""

    fact: str
    text: "Text"


@dataclass(frozen=True, slots=True)
class Draft:
    """
    subject: its variants; the first of which all placeholders are known is taken. parts: the paragraphs, each with its
    variants, left out where none fits; the last variant of the first needs no text that somebody typed. then: what
    happens next, always the last words. tells: whether where things stand belongs before them.
    """

    subject: Sequence[Any]
    parts: Sequence[Sequence[Any]]
    then: "Text"
    tells: bool = False


def said(variants: Sequence[Any], facts: Mapping[str, Any]) -> str:
    """The first variant that the facts fill; empty where there is none."""
    for variant in variants:
        text, wants = (variant.text, {variant.fact}) if isinstance(variant, When) else (variant, set())
        if (needed(text) | wants) <= facts.keys():
            return str(text % facts)
    return ""
