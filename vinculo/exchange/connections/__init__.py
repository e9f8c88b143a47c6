"""Connections that stay: another system and ours kept in step, as long as a team works with both."""
