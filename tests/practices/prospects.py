"""Somebody who may become a client, as rules see them: `prospect(received_at=ago(hours=30))`."""

from typing import Any

from tests.practices.make import ago
from vinculo.practices.facts import ClientFacts
from vinculo.practices.prospect import LeadFacts, Prospect

NORA = ClientFacts(id=12, name="Molino Vega", owner_id=7)


def prospect(**fields: Any) -> Prospect:
    """Wrote ten days ago, was answered at once, and nothing is known of how they fit."""
    since = fields.pop("received_at", ago(10))
    given: dict[str, Any] = {"answered_at": since, "touched_at": since, **fields}
    return Prospect(client=NORA, contacts=(), lead=LeadFacts(id=12, received_at=since, **given))
