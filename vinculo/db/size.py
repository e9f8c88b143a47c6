"""How much room the database takes on its disk."""

from django.db import connection


def size_of_database() -> int:
    """Bytes of all tables and indexes, as the engine counts them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
