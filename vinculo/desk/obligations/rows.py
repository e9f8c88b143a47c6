"""What a list or ledger shows of an obligation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from vinculo.agreements.models import Obligation
from vinculo.desk.obligations.mark import counted, mark
from vinculo.web.dates import day

GLYPHS = {
    "duty": "list-checks",
    "content": "image",
    "access": "key-round",
    "approval": "book-open-check",
    "payment": "banknote",
}


@dataclass(frozen=True, slots=True)
class Row:
    of: Obligation
    mark: SafeString
    glyph: str
    count: str
    due: str
    source: str
    who: str


def rows(obligations: Iterable[Obligation], today: date) -> list[Row]:
    """No query: the contact, owner and agreement come loaded."""
    return [_row(one, today) for one in obligations]


def _row(one: Obligation, today: date) -> Row:
    person = one.contact if one.is_theirs else one.owner
    source = one.source or (one.agreement.name if one.agreement else "")
    return Row(
        one,
        mark(one, today),
        GLYPHS.get(one.kind, "list-checks"),
        counted(one),
        day(one.done_on or one.due_on, today),
        source,
        person.name if person else "",
    )
