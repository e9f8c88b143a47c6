"""Giving files out: apart from every page, to be saved and never shown, to nobody but the reader of the link."""
