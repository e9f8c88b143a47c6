"""
Words cut down to what they have in common: shop and shops, tienda and tiendas, sklep and sklepu.

It is rough on purpose: it compares short texts of ours in English, Spanish and Polish, and shows which words it took.
"""

import re

from vinculo.db.folding import fold

SHORTEST, LONGEST = 3, 7
_WORDS = re.compile(r"[^\W\d_]+")
_PLAIN = frozenset(
    fold(word)
    for word in (
        "the and for with from that this they them their our you your are was has have new will not all into about"
        " project website web site online page"
        " los las una uno unos unas toda todas todo todos cada muy hay son ser"
        " del con por para que sus como más sin sobre nuevo nueva desde este esta"
        " proyecto página sitio"
        " dla oraz jest są ich jak nie pod nad przez się aby tym ten nowa nowy nowe strona projekt"
    ).split()
)


def roots(text: str) -> dict[str, str]:
    """Root to the word as it was first written, for the words of a text that say something."""
    found: dict[str, str] = {}
    for word in _WORDS.findall(text):
        folded = fold(word)
        if len(folded) < SHORTEST or folded in _PLAIN:
            continue
        found.setdefault(root(folded), word.lower())
    return found


def root(folded: str) -> str:
    """Without the endings that change with number, gender or case."""
    bare = folded.removesuffix("s") if len(folded) > SHORTEST else folded
    cut = bare.rstrip("aeiouy")
    return (cut if len(cut) >= SHORTEST else bare)[:LONGEST]
