"""
What means the same in the trade of agencies and their clients, in three languages.

One table a concept. `es`, `en`, `pl`: its words, plain (see plain.py); `wine*` is every word that begins so,
`opening_hours` words that follow each other. `near`: concepts of which one often stands for the other ("open" and
"hours"). `weight`: how much it tells, 1 if nothing is said; what everybody speaks of tells little.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Concept:
    name: str
    words: dict[str, tuple[str, ...]]
    near: frozenset[str]
    weight: float


@cache
def concepts() -> dict[str, Concept]:
    return {concept.name: concept for concept in _read()}


def _read() -> Iterator[Concept]:
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            for name, told in tomllib.loads(file.read_text(encoding="utf-8")).items():
                words = {language: tuple(told.get(language, "").split()) for language in ("es", "en", "pl")}
                yield Concept(name, words, frozenset(told.get("near", "").split()), told.get("weight", 1.0))
