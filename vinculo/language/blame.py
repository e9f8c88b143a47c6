"""
Faults in a letter: put on one of us by name, or on the client; reminders that sound like reproach; and bad news that
says neither a day nor what happens next.

A hint, not a judgement: it looks at words, not at what is meant. Nothing here stops anybody.
"""

import re
from collections.abc import Iterable, Iterator

from vinculo.language.finding import Finding
from vinculo.language.names import Named, Names
from vinculo.language.plain import plain
from vinculo.language.sentences import Sentence, sentences
from vinculo.language.tell import LANGUAGES, tell
from vinculo.language.words.better import INSTEAD, fault_of
from vinculo.language.words.blaming import blaming
from vinculo.language.words.blaming_form import DID, SORRY, WELL, Blaming
from vinculo.language.words.culprits import CULPRIT, THROUGH

LONGEST = 20_000  # letters that are looked at
OF_US = ("blame.named", "blame.fault_of")
NEAR = 7  # words that may stand between a name and what it did
_ASKING = re.compile(
    r"(?:did|does|do|has|have|is|was|can|could|would|will|who|what|when|why|how|czy|kto|kiedy|co|gdzie|jak)\b"
)
_WORD = re.compile(r"[\w']+")
# "Como le decía a Ana", "Jak mówiłam Annie": said to somebody else, who is named.
_ELSE = re.compile(
    r" ?(?:a|to|with|con|z) (?!I\b|Pa[nń])[A-ZŁŚŻŹĆÁÉÍÓÚÑ]|(?<=m) (?!I\b|Pa[nń])[A-ZŁŚŻŹĆ]\w+(?:ie|i|owi|y)\b"
)


def find(text: str, names: Iterable[str], language: str | None = None) -> list[Finding]:
    """
    What in `text` puts a fault on somebody, in order.

    names: the full names of our people. language: of the letter; told from the text when not given.
    """
    spoken = language if language in LANGUAGES else tell(text, "en")
    words, team = blaming(spoken), Names(names)
    said = list(sentences(text[:LONGEST]))
    sorry = bool(SORRY.search(plain(text[:LONGEST])))
    found = [finding for one in said for finding in _in_sentence(one, words, team, spoken, sorry)]
    return sorted([*found, *_bad_news(said, words, spoken)], key=lambda finding: finding.start)


def of_us(text: str, names: Iterable[str]) -> list[Finding]:
    """
    What in `text` puts a fault on one of us, by name or as "the intern", each passage once. For texts of our own, such
    as the lines of a log: they are short, so where nothing tells their language, each is tried.
    """
    spoken, team = tell(text), list(names)
    found = [one for language in ([spoken] if spoken else LANGUAGES) for one in find(text, team, language)]
    ours = sorted((one for one in found if one.code in OF_US), key=lambda one: one.start)
    return list({(one.start, one.end): one for one in ours}.values())


def _in_sentence(one: Sentence, words: Blaming, team: Names, language: str, sorry: bool) -> Iterator[Finding]:
    bare = plain(one.text)
    named = next(
        (
            who
            for who in team.find(one.text, bare, language)
            if _is_blamed(one, bare, who, words) or (sorry and _did_it(one, bare, who, words, language))
        ),
        None,
    )
    if named:
        better = INSTEAD[language][fault_of(bare)]
        yield Finding(one.start, one.end, one.text, "blame.named", better, named.who)
        return
    if one.is_question:
        return
    if CULPRIT[language].search(bare):
        yield Finding(one.start, one.end, one.text, "blame.fault_of", INSTEAD[language][fault_of(bare)])
    elif words.you.search(bare) and not words.not_you.search(bare):
        yield Finding(one.start, one.end, one.text, "blame.you", INSTEAD[language]["you"])
    elif (
        (reminder := words.reminder.search(bare))
        and not _said_by_one_of_us(reminder, team.find(one.text, bare, language))
        and not _ELSE.match(one.text, reminder.end())
    ):
        start, end = one.start + reminder.start(), one.start + reminder.end()
        yield Finding(
            start, end, one.text[reminder.start() : reminder.end()], "blame.reminder", _without(one, reminder, language)
        )


def _said_by_one_of_us(reminder: re.Match[str], named: list[Named]) -> bool:
    """ "Como te decía Iga": a colleague said it, which is no reproach."""
    return any(0 <= who.start - reminder.end() <= 2 for who in named)


def _without(one: Sentence, reminder: re.Match[str], language: str) -> str:
    """The sentence without its "as I already said": what comes after it, when that is a sentence of its own."""
    rest = one.text[reminder.end() :]
    comma = re.match(r"[^,:]{0,60}[,:]\s+", rest)
    if reminder.start() == 0 and comma and len(_WORD.findall(rest[comma.end() :])) > 2:
        kept = rest[comma.end() :]
        return kept[0].upper() + kept[1:]
    return INSTEAD[language]["reminder"]


def _is_blamed(one: Sentence, bare: str, named: Named, words: Blaming) -> bool:
    left, right = bare[: named.start], bare[named.end :]
    if one.is_question and ("¿" in left or right.startswith(",") or _ASKING.match(bare)):
        return False
    if (
        words.before.search(left)
        or THROUGH.search(left)
        or (bare[: named.end].endswith("'s") and words.owned.search(right))
    ):
        return True
    near = _nearest(right)
    if words.harmless.search(near):
        return False
    if words.fails.search(near) or words.undone.search(near):
        return True
    return bool(words.anywhere.search(bare))


def _did_it(one: Sentence, bare: str, named: Named, words: Blaming, language: str) -> bool:
    """In a letter that says sorry: one of us did something, and nothing says that it was a good thing."""
    near = _nearest(bare[named.end :])
    done = DID[language].search(one.text[named.end :].lower())
    return bool(done) and not one.is_question and not words.harmless.search(near) and not WELL.search(near)


def _nearest(right: str) -> str:
    """What follows a name up to where another thought begins."""
    end = len(right)
    for place, word in enumerate(_WORD.finditer(right)):
        if place == NEAR + 4:
            end = word.start()
            break
    stop = re.search(r"[;:]", right[:end])
    return right[: stop.start()] if stop else right[:end]


def _bad_news(said: list[Sentence], words: Blaming, language: str) -> Iterator[Finding]:
    """The first bad news of a letter in which no day is named and nothing said of what happens next."""
    bare = [plain(one.text) for one in said]
    if any(words.next.search(text) for text in bare):
        return
    for one, text in zip(said, bare, strict=True):
        if not one.is_question and words.bad.search(text) and not words.not_bad.search(text):
            yield Finding(one.start, one.end, one.text, "bad_news.open", INSTEAD[language]["bad_news"])
            return
