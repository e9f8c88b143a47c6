"""
Why a file or a row was not taken, as a code with facts; the sentence is made where a person reads it.
"""

from dataclasses import dataclass, field
from typing import Any

from vinculo.exchange.sentences import FILE_SENTENCES, REMARK_SENTENCES, ROW_SENTENCES


class Refused(Exception):
    """A whole file cannot be imported. `code` names the reason, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def sentence(self) -> str:
        return refusal_sentence(self.code, self.facts)

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One row that was not taken: its line in the file, what it was (a few words of it), and why."""

    line: int
    what: str
    why: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return row_sentence(self.why, self.facts)


@dataclass(frozen=True, slots=True)
class Remark:
    """One part of a row that was left out or changed while the row itself was taken."""

    why: str
    value: str = ""

    @property
    def sentence(self) -> str:
        return str(REMARK_SENTENCES[self.why]) % {"value": self.value}


def refusal_sentence(code: str, facts: dict[str, Any]) -> str:
    return str(FILE_SENTENCES[code]) % facts


def row_sentence(code: str, facts: dict[str, Any]) -> str:
    return str(ROW_SENTENCES[code]) % facts
