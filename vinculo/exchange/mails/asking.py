"""Does a mail ask us something? A plain rule: a sentence that ends with a question mark and is no empty phrase."""

import re

SENTENCE = re.compile(r"[^.!?\n]{0,400}\?")
WORDS = re.compile(r"\w+")
PHRASES = re.compile(
    r"^\W*(?:how are you|how is it going|qué tal|cómo estás|cómo está|todo bien|ok|okay|verdad|no|right|co słychać|"
    r"jak się masz|prawda)\W*$",
    re.I,
)
ADDRESS = re.compile(r"https?://\S+")


def question_in(said: str) -> str:
    """The first real question of a text, at most 400 characters, or the empty text."""
    for found in SENTENCE.finditer(ADDRESS.sub("", said)):
        sentence = found[0].strip(" \t>*-")
        if len(WORDS.findall(sentence)) >= 2 and not _is_greeting(sentence):
            return sentence
    return ""


def _is_greeting(sentence: str) -> bool:
    """`How are you?`, and the same after a name or a short greeting: `Hola Ana, ¿qué tal?`"""
    before, _comma, last = sentence.rpartition(",")
    return bool(PHRASES.match(last)) and len(WORDS.findall(before)) <= 3
