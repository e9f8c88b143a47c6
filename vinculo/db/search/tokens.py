"""
Marks in the index beside the words: whose client, what kind, for whom.

They begin with a colon, which no word does, so that a query can never name one.
"""

from collections.abc import Collection, Iterable

RESTRICTED = ":only"
LONGEST_TITLE = 120


def client_token(client_id: int) -> str:
    return f":c{client_id}"


def kind_token(kind: str) -> str:
    return f":k{kind}"


def holder_token(name: str) -> str:
    return f":h{name}"


def title_token(words: Iterable[str]) -> str:
    """The whole title as one lexeme: a title begins with a query when its mark begins with the query's."""
    return f":={''.join(words)}"[:LONGEST_TITLE]


def tokens_of(kind: str, client_id: int | None, only_for: Collection[str], title: Iterable[str]) -> list[str]:
    """The marks of one document."""
    marks = [kind_token(kind), title_token(title)]
    if client_id is not None:
        marks.append(client_token(client_id))
    if only_for:
        marks += [RESTRICTED, *map(holder_token, only_for)]
    return marks


def as_one_word(tokens: Iterable[str]) -> str:
    """For an index that splits at spaces."""
    return " ".join([token.replace(" ", "_") for token in tokens])
