"""One statement that says whether somebody was here before."""

from datetime import datetime

from django.db import connection, models


def first_to_ask(model: type[models.Model], key: str, *, at: datetime, forget_before: datetime) -> bool:
    """
    Notes that `key` was asked for; True if nobody asked before, or the last first asking lies before `forget_before`.

    `model` has the columns key (unique), asked_at and times. Inside a transaction the row stays locked to its end, so
    that whoever deletes the row waits for us, and sees what we wrote.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    asked_at, stale = (connection.ops.adapt_datetimefield_value(moment) for moment in (at, forget_before))
    sql = f"""
        INSERT INTO {table} AS mine (key, asked_at, times) VALUES (%s, %s, 1)
        ON CONFLICT (key) DO UPDATE SET
            times = CASE WHEN mine.asked_at < %s THEN 1 ELSE mine.times + 1 END,
            asked_at = CASE WHEN mine.asked_at < %s THEN excluded.asked_at ELSE mine.asked_at END
        RETURNING times
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [key, asked_at, stale, stale])
        return bool(cursor.fetchone()[0] == 1)
