"""Signing: asking, consenting, declining, handing over, withdrawing, and the paper that comes out of it."""
