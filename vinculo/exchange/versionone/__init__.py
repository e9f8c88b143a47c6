"""Answers of VersionOne (Digital.ai Agility): rest-1.v1 as XML or JSON, and query.v1."""
