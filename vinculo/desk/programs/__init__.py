"""Tokens of programs: made, shown once, revoked."""
