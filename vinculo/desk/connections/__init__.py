"""Connections with other systems: setting them up, what they do, and what to do when they do not work."""
