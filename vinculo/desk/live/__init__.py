"""Listening to what others change: who may hear of what, and the address that open pages ask."""
