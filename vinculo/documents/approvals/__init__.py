"""Asking for their yes: whom, when it is their turn, what they answer, and what ends it."""
