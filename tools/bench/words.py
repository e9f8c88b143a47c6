"""
What people write about in made conversations: a few thousand words, few of them very common and most of them rare.

The words are put together from syllables as Spanish, English and Polish have them, after the small words and the words
of the trade that any of it is full of. The word of rank n comes about 1/n as often as the first (Zipf).
"""

import random
from itertools import accumulate

COUNT = 4000
SMALL = "de la que y el the to and w na do i en a with for los se nie con is".split()
TRADE = (
    "reunión presupuesto factura catálogo entrega diseño wysyłka termin umowa cennik spotkanie meeting budget launch "
    "photos delivery pedido portada textos płatność zamówienie tienda web pruebas contrato propuesta wersja review"
).split()
SYLLABLES = (
    ("ba ca ce co cha da de di fa ga gi la le li lo llo ma me mi mo na ño pa pe po ra re rre sa se so ta te ti to "
     "va ve vi za zo ción dad miento aje ura ero ista").split(),
    ("ba bri cle co cra der dle ea fi fle gra hel in ker lay le mar mo ner ny ous pla pre qua ra shi sto ta ter "
     "tion tra un ver wa wor ly ness ing ment ed").split(),
    ("ba bę bo ce cha czy da dło do dzi fi ga gło go ja ka ko la le lu ła łą ma mi mo na ni nę po pra prze ro rze "
     "sa szy ści ta to tu wa wie wo za zbo żo żne ość anie owy ski").split(),
)  # fmt: skip


def vocabulary(count: int = COUNT) -> list[str]:
    """The words by rank, the most common first. Always the same."""
    dice = random.Random("words")
    words = dict.fromkeys([*SMALL, *TRADE])
    while len(words) < count:
        syllables = dice.choice(SYLLABLES)
        words.setdefault("".join(dice.choices(syllables, k=dice.choice((2, 2, 3, 3, 4)))))
    return list(words)


WORDS = vocabulary()
WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))

COMMON, MIDDLE, RARE = WORDS[25], WORDS[250], WORDS[2500]
# What is searched for: words of each frequency alone, two together, one half typed, and somebody's name.
SEARCHES = (COMMON, MIDDLE, RARE, f"{COMMON} {MIDDLE}", f"{COMMON} {WORDS[60][:4]}", RARE[:5], "wojcik")


def sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, cum_weights=WEIGHTS, k=words))


def share(word: str, words: int) -> float:
    """In which share of sentences of that many words the word stands, the sentences being endless."""
    once = 1 / (WORDS.index(word) + 1) / WEIGHTS[-1]
    return 1 - (1 - once) ** words
