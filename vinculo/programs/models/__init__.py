"""Tokens, what was asked with them, and the addresses that hear what happens."""

from vinculo.programs.models.asked import Asked
from vinculo.programs.models.hooks import Delivery, Event, Hook, Place
from vinculo.programs.models.token import Token

__all__ = ["Asked", "Delivery", "Event", "Hook", "Place", "Token"]
