"""The words of blame, reproach and bad news, by language: taken in when a first letter in it is looked at."""

from functools import cache
from importlib import import_module

from vinculo.language.words.blaming_form import Blaming


@cache
def blaming(language: str) -> Blaming:
    """Of `es`, `en` or `pl`. Hundreds of patterns: no process needs them before it needs them."""
    words: Blaming = import_module(f"vinculo.language.words.blaming_{language}").BLAMING
    return words
