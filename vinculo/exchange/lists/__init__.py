"""Lists that leave the house as tables."""
