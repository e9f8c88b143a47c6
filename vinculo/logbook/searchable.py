"""What of the record can be found by its words, and how it goes into the index."""

from collections.abc import Iterable

from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction


def index_interaction(interaction: Interaction) -> None:
    """Take up an exchange."""


def index_promises(promises: Iterable[Promise]) -> None:
    """Take up promises."""
