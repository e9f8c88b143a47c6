"""Webhooks: the addresses of other programs that hear what happens, and what went there."""
