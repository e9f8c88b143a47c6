"""The organization's seal: its certificate, what it is put on, and how anybody checks it."""
