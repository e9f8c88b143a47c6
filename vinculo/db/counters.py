"""
How far the keys of tables were given out. A number once given is not given again, even when its row is gone: what was
written about it elsewhere, in the record say, would speak of another.
"""

from collections.abc import Iterable, Mapping

from django.db import connection, models


def counts_itself(model: type[models.Model]) -> bool:
    return isinstance(model._meta.pk, models.AutoField)


def last_given(tables: Iterable[type[models.Model]]) -> dict[str, int]:
    """Table → the last key given out, for those that count themselves; 0 where none was."""
    found = {}
    with connection.cursor() as cursor:
        for model in filter(counts_itself, tables):
            table, column = model._meta.db_table, model._meta.pk.column
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT s.last_value FROM pg_sequences s WHERE format('%%I.%%I', s.schemaname, s.sequencename)"
                    "::regclass = pg_get_serial_sequence(%s, %s)::regclass",
                    [connection.ops.quote_name(table), column],
                )
            else:
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            found[table] = int(row[0] or 0) if row else 0
    return found


def give_on_after(last: Mapping[str, int], tables: Iterable[type[models.Model]]) -> None:
    """The next key of each table follows the one told here, and any that is in use."""
    with connection.cursor() as cursor:
        for model in filter(counts_itself, tables):
            table, column = model._meta.db_table, model._meta.pk.column
            highest = model._base_manager.aggregate(highest=models.Max("pk"))["highest"] or 0
            number = max(highest, last.get(table, 0))
            if connection.vendor == "postgresql":
                quoted = connection.ops.quote_name(table)
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                    [quoted, column, max(number, 1), number > 0],
                )
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                if number:
                    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
