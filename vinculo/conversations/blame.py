"""
Words that put a fault on one of us, in English, Spanish and Polish.

A hint, not a judgement: it looks for a name in front of a verb of failing, and for "fault of" and its sisters. It can
be wrong both ways, so it never stops anybody.
"""

import re
from collections.abc import Iterable, Iterator

from vinculo.db.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.!?;:\n]")
BETWEEN = 3  # words that may stand between a name and its verb
SHORTEST = 3  # letters of a name: shorter ones are words too often

FAILING = frozenset(
    """
    forgot forgets forgotten broke broken breaks missed misses failed fails messed screwed ignored deleted lost
    overlooked delayed neglected botched blew caused ruined
    olvido olvida olvidado rompio roto rompe fallo falla fallado equivoco equivocado ignoro borro borrado perdio perdido
    estropeo retraso descuido causo lio
    zapomnial zapomniala zepsul zepsula zawalil zawalila pomylil pomylila popsul popsula zaniedbal zaniedbala
    skasowal skasowala usunal usunela zgubil zgubila spoznil spoznila przeoczyl przeoczyla zignorowal zignorowala
    """.split()
)
# Verbs that are a reproach only when somebody did not do them.
LEFT_UNDONE = frozenset(
    """
    do test check send deliver answer call tell finish warn read save
    hizo aviso entrego envio reviso probo contesto termino cumplio llamo guardo
    zrobil zrobila wyslal wyslala sprawdzil sprawdzila dostarczyl dostarczyla odpisal odpisala zdazyl zdazyla
    dopilnowal dopilnowala zapisal zapisala
    """.split()
)
NOT = frozenset({"not", "never", "didn't", "hasn't", "no", "nunca", "nie", "nigdy"})
ENDS = frozenset(".!?;:\n")
OF_US = frozenset({"ours", "mine", "us", "nosotros", "nuestra", "nuestro", "naszej", "nasza"})
# What stands before the one who gets the blame.
ANYBODY = (("fault", "of"), ("culpa", "de"), ("culpa", "del"), ("z", "winy"))
ONLY_NAMED = (("blame",), ("wina",), ("przez",), ("by",))  # common words in front of anything but a name
PHRASES = (*ANYBODY, *ONLY_NAMED)


def find_blame(text: str, names: Iterable[str]) -> list[str]:
    """The passages of `text` that put a fault on one of the people called `names`, in order, as they are written."""
    tokens = [(found.group(), found.start(), found.end()) for found in WORD.finditer(text)]
    folded = [_plain(word) for word, _start, _end in tokens]
    ours = {part for name in names for part in map(_plain, name.split()) if len(part) >= SHORTEST}
    spans = {*_subjects(tokens, folded, ours), *_phrases(tokens, folded, ours)}
    found = [" ".join(text[tokens[first][1] : tokens[last][2]].split()) for first, last in sorted(spans)]
    return list(dict.fromkeys(found))


def _plain(word: str) -> str:
    return fold(word).replace("’", "'") or word


def _subjects(tokens: list, folded: list[str], ours: set[str]) -> Iterator[tuple[int, int]]:
    """A name, and within a few words a verb of failing: "Marek forgot", "Zofia nie sprawdziła"."""
    for place, (word, _start, _end) in enumerate(tokens):
        if not word[0].isupper() or folded[place].removesuffix("'s") not in ours:
            continue
        if folded[place].endswith("'s"):
            if folded[place + 1 : place + 2] == ["fault"]:
                yield place, place + 1
            continue
        undone = False
        for then in range(place + 1, min(place + BETWEEN + 2, len(tokens))):
            if folded[then] in ENDS:
                break
            undone = undone or folded[then] in NOT
            if folded[then] in FAILING or (undone and folded[then] in LEFT_UNDONE):
                yield place, then
                break


def _phrases(tokens: list, folded: list[str], ours: set[str]) -> Iterator[tuple[int, int]]:
    """The fault of somebody: "por culpa de Paweł", "z winy Marka", "broken by Zofia"."""
    for place in range(len(tokens)):
        for phrase in PHRASES:
            after = place + len(phrase)
            if tuple(folded[place:after]) != phrase or after >= len(tokens):
                continue
            named = tokens[after][0][0].isupper() and any(_inflected(folded[after], name) for name in ours)
            if phrase == ("by",) and not (place and folded[place - 1] in FAILING):
                continue
            if named or (phrase in ANYBODY and folded[after] not in OF_US | ENDS):
                yield (place - 1 if phrase == ("by",) else place), after


def _inflected(word: str, name: str) -> bool:
    """Polish names change their ending: Marka, Zofii."""
    stem = name[: max(SHORTEST, len(name) - 2)]
    return word == name or (word.startswith(stem) and abs(len(word) - len(name)) <= 2)
