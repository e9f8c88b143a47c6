"""What a reader wants to be told before it reads."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    Something a reader wants to be told. `options` are (value, words); `why` says in words what the proposal rests on,
    e.g. "13 of 40 dates can only be read so". No options: free text.
    """

    name: str
    label: Any
    options: tuple[tuple[str, Any], ...] = ()
    proposed: str = ""
    why: Any = ""
