"""Quotes in the portal, and behind a link for somebody who is no client yet: read, accepted, declined, talked over."""
