"""Telling other programs what happened: which events there are, finding them, and sending them signed."""
