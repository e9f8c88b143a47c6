"""The agreements of a client, for the side of its page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinculo.db.rows import day_of


@dataclass(frozen=True, slots=True)
class Signed:
    pk: int
    name: str
    signed_on: date | None


def signed(client: Any) -> list[Signed]:
    """From what was read with the client, the newest first."""
    return [Signed(row["pk"], row["name"], day_of(row["signed_on"])) for row in client.agreement_rows or ()]
