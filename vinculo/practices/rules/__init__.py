"""The practices: one file each, by topic."""
