"""Settings: one's own, and those of the house."""
