"""What the record keeps of quotes: numbers, sums and hashes for ever, names and words as long as somebody may ask."""

from datetime import datetime
from typing import Any

from vinculo.money.models import Quote
from vinculo.record.chain import Act, Actor, append
from vinculo.record.models import Entry


def subject_of(quote: Quote) -> str:
    return f"quote:{quote.pk}"


def did(
    what: str, quote: Quote, *, actor: Actor, at: datetime, facts: dict[str, Any] | None = None, words: str = ""
) -> Entry:
    """`what`: sent, spoken, accepted and so on (vinculo.record.kinds)."""
    private = {"what": f"{quote.number} {quote.title}", "words": words}
    act = Act(
        f"quote.{what}", subject_of(quote), client_id=quote.client_id, project_id=quote.project_id,
        facts={"number": quote.number, **(facts or {})}, private=private,
    )  # fmt: skip
    return append(act, actor=actor, at=at)
