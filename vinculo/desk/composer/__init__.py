"""Writing to clients by mail."""
