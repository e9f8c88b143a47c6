"""How the names of our people stand in a text: bare, owning something, and in the cases of Polish."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vinculo.language.plain import plain

SHORTEST = 3  # letters: shorter names are words too often
_WORD = re.compile(r"[^\W\d_]+")
_OWNING = re.compile(r"[^\W\d_]+(?:'s)?")

# What the last letter of the stem becomes before -e: Iga, Idze; Marta, Marcie; Barbara, Barbarze.
_SOFTENED = {"k": "c", "g": "dz", "h": "z", "r": "rz", "t": "ci", "d": "dzi", "l": "l", "n": "ni", "w": "wi",
             "m": "mi", "s": "si", "z": "zi", "p": "pi", "b": "bi", "f": "fi"}  # fmt: skip


@lru_cache(maxsize=2048)
def forms(name: str) -> frozenset[str]:
    """One word of a name in all its forms, without capitals and accents: marek, marka, markowi, markiem, marku."""
    bare = plain(name)
    if len(bare) < SHORTEST:
        return frozenset()
    return frozenset({bare, *_declined(bare)})


def _declined(bare: str) -> set[str]:
    if bare.endswith(("ski", "cki", "dzki")):
        return {bare + ending for ending in ("ego", "emu", "m")}
    if bare.endswith(("ska", "cka", "dzka")):
        return {bare[:-1] + ending for ending in ("iej", "a", "o")}
    if bare.endswith("a"):
        stem = bare[:-1]
        soft = stem[:-1] + _SOFTENED.get(stem[-1], stem[-1]) + "e"
        return {stem + ending for ending in ("y", "i", "e", "o")} | {soft}
    stems = {bare}  # names from elsewhere keep their e: Javierowi
    if bare.endswith(("ek", "el", "ec", "ier")) and len(bare) > SHORTEST:
        stems.add(bare[:-2] + bare[-1])
    return {form for stem in stems for form in _masculine(stem)}


def _masculine(stem: str) -> set[str]:
    soft = stem[:-1] + _SOFTENED.get(stem[-1], stem[-1]) + "e"
    return {stem + ending for ending in ("a", "owi", "em", "iem", "u", "ie", "e")} | {soft}


class Names:
    """The people of a team, found in texts by first or last name; in Polish texts also in its cases."""

    def __init__(self, names: Iterable[str]) -> None:
        self.bare: dict[str, str] = {}
        self.cases: dict[str, str] = {}
        for name in names:
            for word in _WORD.findall(name):
                if len(word) < SHORTEST:
                    continue
                self.bare.setdefault(plain(word), name)
                for form in forms(word):
                    self.cases.setdefault(form, name)

    def find(self, text: str, bare: str, language: str = "") -> list["Named"]:
        """Where somebody is named in `text` (`bare` is the same, plain), and who. Names have a capital letter."""
        known = self.cases if language == "pl" else self.bare
        found: list[Named] = []
        for word in _OWNING.finditer(bare):
            who = known.get(word[0]) or self.bare.get(word[0].removesuffix("'s"))
            if not who or not text[word.start()].isupper():
                continue
            if found and found[-1].who == who and not text[found[-1].end : word.start()].strip():
                found[-1] = Named(found[-1].start, word.end(), who)
            else:
                found.append(Named(word.start(), word.end(), who))
        return found


@dataclass(frozen=True, slots=True)
class Named:
    start: int
    end: int
    who: str
