"""Who of a client's people may come in, and how they prove who they are."""

from vinculo.access.models.access import Access
from vinculo.access.models.attempt import Attempt, Challenge
from vinculo.access.models.proof import Code, Passkey
from vinculo.access.models.visit import Visit

__all__ = ["Access", "Attempt", "Challenge", "Code", "Passkey", "Visit"]
