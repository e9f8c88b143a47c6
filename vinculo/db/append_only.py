"""
Tables to which rows are only added: the database itself refuses to change them or to take them out.

Whoever owns the database can drop these triggers; they stop mistakes and injected statements. What stops the owner are
the witnesses outside (vinculo.record.witnesses). On SQLite a migration that rebuilds such a table loses its triggers
and must make them again.
"""

from collections.abc import Iterable
from typing import Any

TOLD = "this table is append-only"


def forbid(
    connection: Any, table: str, *, deleting: bool = True, unique: Iterable[tuple[str, ...]] = (("id",),)
) -> None:
    """
    From now on rows of `table` are not changed, and with `deleting` not taken out either.

    `unique`: the columns that are unique together; on SQLite a row that replaces another on one of them is refused.
    """
    with connection.cursor() as cursor:
        for statement in _statements(connection, table, deleting=deleting, unique=tuple(unique)):
            cursor.execute(statement)


def allow(connection: Any, table: str) -> None:
    """Takes away what `forbid` made; nothing if there is none."""
    with connection.cursor() as cursor:
        for name in ("update", "delete", "replace", "truncate"):
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_{name}"{on}')


def _statements(connection: Any, table: str, *, deleting: bool, unique: tuple[tuple[str, ...], ...]) -> list[str]:
    what = ["update", "delete"] if deleting else ["update"]
    if connection.vendor == "postgresql":
        emptying = ["truncate"] if deleting else []
        return [FUNCTION, *(_postgres(table, verb) for verb in what + emptying)]
    made = [
        f'CREATE TRIGGER "{table}_no_{verb}" BEFORE {verb.upper()} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{TOLD}'); END"
        for verb in what
    ]
    return [*made, _no_replacing(table, unique)] if deleting else made


def _no_replacing(table: str, unique: tuple[tuple[str, ...], ...]) -> str:
    """INSERT OR REPLACE deletes without asking the delete trigger."""
    same = (" AND ".join(f'"{column}" = NEW."{column}"' for column in columns) for columns in unique)
    found = " OR ".join(f'EXISTS (SELECT 1 FROM "{table}" WHERE {condition})' for condition in same)
    return (
        f'CREATE TRIGGER "{table}_no_replace" BEFORE INSERT ON "{table}" WHEN {found} '
        f"BEGIN SELECT RAISE(ABORT, '{TOLD}'); END"
    )


FUNCTION = f"""
    CREATE OR REPLACE FUNCTION vinculo_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def _postgres(table: str, verb: str) -> str:
    each = "STATEMENT" if verb == "truncate" else "ROW"
    return (
        f'CREATE TRIGGER "{table}_no_{verb}" BEFORE {verb.upper()} ON "{table}" '
        f"FOR EACH {each} EXECUTE FUNCTION vinculo_append_only()"
    )
