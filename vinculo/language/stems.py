"""Words without their endings, and one word for those of the trade that mean the same."""

import re
from functools import cache, lru_cache
from typing import Any

from vinculo.language.plain import plain
from vinculo.language.tell import LANGUAGES, tell
from vinculo.language.words import trade

_NAMES = {"es": "spanish", "en": "english", "pl": "polish"}
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # some megabytes and half a second: only who compares questions needs it

    return snowballstemmer.stemmer(_NAMES[language])


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """Of one plain word: "fotografias" -> "fotografi". Numbers stay as they are."""
    return word if word[:1].isdigit() else str(plain(_stemmer(language).stemWord(word)))


@cache
def _same(language: str) -> dict[str, str]:
    """Stem to the name of its group."""
    return {stem(word, language): f"={group[0]}" for group in trade.groups() for word in group}


@cache
def empty(language: str) -> frozenset[str]:
    """What says nothing by itself, with and without endings."""
    words = trade.EMPTY[language].split()
    return frozenset({*words, *(stem(word, language) for word in words)})


@cache
def common(language: str) -> frozenset[str]:
    """What everybody speaks of in every project, as `stems` gives it."""
    same = _same(language)
    return frozenset(same.get(one, one) for one in (stem(word, language) for word in trade.COMMON))


def stems(text: str, language: str | None = None) -> list[str]:
    """What a text speaks of, in its order: no small words, no endings, one word for what means the same."""
    spoken = language if language in LANGUAGES else tell(text, "en")
    small, same = empty(spoken), _same(spoken)
    found = []
    for word in _WORD.findall(plain(text)):
        if word in small or (len(word) < 2 and not word.isdigit()):
            continue
        one = stem(word, spoken)
        if one not in small or one in same:
            found.append(same.get(one, one))
    return found
