"""Reasons are stored as facts, {"key": ..., ...}, and made into sentences in the language of whoever reads them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from vinculo.practices.wording import readable, sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Reason = dict[str, Any]
Sentences = Mapping[str, "str | _StrPromise"]


def reason(key: str, **facts: Any) -> Reason:
    """A reason with its facts, dates as ISO text; facts that are not known (None) are left out."""
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
    return {"key": key, **{name: value for name, value in plain.items() if value is not None}}


def reason_sentence(sentences: Sentences, because: Mapping[str, Any], today: date) -> str:
    """The sentence of a stored reason; an unknown key, as of an older release, gives an empty one."""
    text = sentences.get(because.get("key", ""))
    return sentence(text, readable(because, today)) if text is not None else ""
