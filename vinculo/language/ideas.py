"""What a text speaks of: its words without endings, and the concepts of the trade they stand for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from vinculo.language.plain import plain
from vinculo.language.stems import common, empty, stem
from vinculo.language.words.concepts import concepts
from vinculo.language.words.kinds import IMPLIED, sought, told_in

OF_COMMON = 0.5  # what a word tells that everybody uses
TELLING = 0.45  # what tells less is not looked for in old records
OF_FOCUS = 0.45  # what tells less is not what is asked for
LONG_ENOUGH = 5  # letters of a beginning that counts also where a longer one is known ("translat", "translator")
SHORTEST = 3  # letters of a word that may have an ending
Phrase = tuple[tuple[str, ...], str]  # its words, and the concept it stands for
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Idea:
    """
    A word, or some that stand for one thing. `said`: as it stands there, plain; `concepts`: what it may mean; `names`:
    all by which another text may speak of it.
    """

    said: str
    stem: str
    concepts: frozenset[str]
    weight: float
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ideas:
    """
    What a text speaks of. kinds: what it asks for of "who", "when" and their like; implied: the same, as its other
    words say it ("price" for "how much"); told: what it gives of them; focus: the number of the idea it asks for or
    whose doing it asks for ("how many tickets", "who signs"), -1 for none.
    """

    ideas: tuple[Idea, ...]
    names: frozenset[str]
    text: str
    kinds: frozenset[str]
    implied: frozenset[str]
    told: frozenset[str]
    focus: int


@lru_cache(maxsize=8192)
def ideas_of(text: str, language: str) -> Ideas:
    kinds, until = sought(text)
    found: dict[str, Idea] = {}
    focus = -1
    for at, one in _ideas(list(_WORD.finditer(plain(text))), language):
        found.setdefault(one.stem, one)
        if focus < 0 and until and at >= until and one.weight >= OF_FOCUS:
            focus = list(found).index(one.stem)
    names = frozenset(name for one in found.values() for name in one.names)
    implied = frozenset(IMPLIED[name[1:]] for name in names if name[1:] in IMPLIED)
    return Ideas(tuple(found.values()), names, text, kinds, implied, told_in(text), focus)


def _ideas(found: list[re.Match[str]], language: str) -> Iterator[tuple[int, Idea]]:
    """Where each stands: phrases, the longest from where it begins; then the words in none; small words say nothing."""
    lexicon, inside = _lexicon(language), -1
    words = [match[0] for match in found]
    for at, word in enumerate(words):
        length, names = lexicon.phrase(words, at)
        if length:
            inside = max(inside, at + length - 1)
            said = words[at : at + length]
            root = " ".join(stem(one, language) for one in said)
            yield found[at].start(), _idea(" ".join(said), root, names, language)
        elif at > inside and (one := _word(word, language)):
            yield found[at].start(), one


@lru_cache(maxsize=20_000)
def _word(word: str, language: str) -> Idea | None:
    names = _lexicon(language).word(word)
    if not names and (word in empty(language) or (len(word) < 2 and not word.isdigit())):
        return None
    root = stem(word, language)
    if not names and root in empty(language):
        return None
    return _idea(word, root, names, language)


def _idea(said: str, root: str, names: frozenset[str], language: str) -> Idea:
    weight = OF_COMMON if root in common(language) else 1.0
    if names:
        weight = max(concepts()[name[1:]].weight for name in names)
    return Idea(said, root, names, weight, (root, *names))


def beginnings(text: str, language: str) -> list[tuple[str, ...]]:
    """What a text speaks of, once each, by the beginnings under which another text may write it."""
    said = (one for one in ideas_of(text, language).ideas if one.weight >= TELLING)
    return list(dict.fromkeys(tuple(_written(one, language)) for one in said))


def _written(one: Idea, language: str) -> Iterator[str]:
    """The words of its concepts, a phrase by its longest word; or its own stem."""
    words = [word for name in sorted(one.concepts) for word in concepts()[name[1:]].words[language]]
    single = dict.fromkeys(word.rstrip("*") for word in words if "_" not in word)
    own = dict.fromkeys((max(one.stem.split(), key=len), *single))
    yield from (word for word in own if len(word) >= SHORTEST)


@cache
def near(name: str) -> frozenset[str]:
    """The concepts that often stand for this one, both ways."""
    ours = concepts()[name[1:]].near
    theirs = {one.name for one in concepts().values() if name[1:] in one.near}
    return frozenset(f"@{one}" for one in ours | theirs)


class _Lexicon:
    """The words of one language: what begins so, what is so, and what follows each other. Concepts are "@named"."""

    def __init__(self, language: str) -> None:
        self.whole: dict[str, set[str]] = defaultdict(set)
        self.begun: dict[str, set[str]] = defaultdict(set)
        self.phrases: dict[str, list[Phrase]] = defaultdict(list)
        self.starting: dict[str, list[Phrase]] = {}
        for concept in concepts().values():
            for word in concept.words[language]:
                self._add(word, f"@{concept.name}")

    def _add(self, word: str, name: str) -> None:
        if "_" in word:
            parts = tuple(word.split("_"))
            self.phrases[parts[0]].append((parts, name))
        elif word.endswith("*"):
            self.begun[word[:-1]].add(name)
        else:
            self.whole[word].add(name)

    def word(self, word: str) -> frozenset[str]:
        """What it may mean: as it stands, by the longest beginning, and by shorter ones that are long enough."""
        found = set(self.whole.get(word, ()))
        longest = True
        for length in range(len(word), SHORTEST - 1, -1):
            names = self.begun.get(word[:length])
            if names and (longest or length >= LONG_ENOUGH):
                found |= names
                longest = False
        return frozenset(found)

    def phrase(self, words: list[str], at: int) -> tuple[int, frozenset[str]]:
        """How many words from here on are one phrase, and what it may mean."""
        longest, names = 0, set[str]()
        for parts, name in self._starting(words[at]):
            if len(parts) < longest or not _follow(words[at + 1 : at + len(parts)], parts[1:]):
                continue
            names = {*names, name} if len(parts) == longest else {name}
            longest = len(parts)
        return longest, frozenset(names)

    def _starting(self, word: str) -> list[Phrase]:
        if word not in self.starting:
            beginnings = (f"{word[:length]}*" for length in range(1, len(word) + 1))
            self.starting[word] = [one for first in (word, *beginnings) for one in self.phrases.get(first, ())]
        return self.starting[word]


def _follow(words: list[str], parts: tuple[str, ...]) -> bool:
    if len(words) < len(parts):
        return False
    for word, part in zip(words, parts, strict=True):
        if word != part and not (part[-1] == "*" and word.startswith(part[:-1])):
            return False
    return True


@cache
def _lexicon(language: str) -> _Lexicon:
    return _Lexicon(language)
