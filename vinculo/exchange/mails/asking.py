"""Does a mail ask us something? The rules of vinculo.language say so."""

from vinculo.language.find import find_questions

LONGEST = 400


def question_in(said: str) -> str:
    """The first real question of a text, at most 400 characters, or the empty text."""
    found = find_questions(said)
    return found[0].text.strip(" \t>*-")[:LONGEST] if found else ""
