"""What the engine knows of how much lies in each table."""

from django.db import connection


def look_at_tables() -> None:
    """
    After very much was written in a transaction that goes on: PostgreSQL would plan what follows for empty tables, and
    look through whole ones for each batch. Nothing to do on SQLite, which plans by its indexes.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
