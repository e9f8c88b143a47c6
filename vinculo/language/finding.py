"""What the rules say about a text: where, why, and how it could be said instead."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Finding:
    """
    A passage that somebody should look at once more.

    `passage` is `text[start:end]`. `code` says why; its words are the face's, in the language of whoever reads them
    (see REASONS). `better` is another wording in the language of the text, for a sentence or for the whole of it, or
    empty when the rules know none. `name` is the colleague it is about, as the list of names has it.
    """

    start: int
    end: int
    passage: str
    code: str
    better: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A question or a promise in a text, as it is written there; `due_on` is the day a promise names, if it does."""

    start: int
    end: int
    text: str
    due_on: date | None = None


# Every code a finding can have. Faces hold a sentence for each.
REASONS = (
    "blame.named",  # one of us, and a verb of failing
    "blame.fault_of",  # through the fault of somebody
    "blame.reminder",  # as I already said
    "blame.you",  # you have not, you did not
    "bad_news.open",  # bad news without a day and without what happens next
    "money.amount",  # a sum of money
    "money.rate",  # a price for an hour, a day, a month, a piece
    "money.discount",  # something off
    "money.change",  # prices go up or down
    "asked.answered",  # the record holds the answer
)
