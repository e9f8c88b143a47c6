"""What SQLite and PostgreSQL do differently. Nobody else names an engine or writes SQL."""
