"""Which tables of the record the database refuses to change. Openings may be erased, and are never changed."""

from typing import Any

from vinculo.db.append_only import allow, forbid

ENTRY, OPENING, WITNESS = "record_entry", "record_opening", "record_witness"


def close(connection: Any) -> None:
    """From now on the record only grows."""
    forbid(connection, ENTRY, unique=(("id",), ("seq",), ("strand", "strand_seq")))
    forbid(connection, WITNESS)
    forbid(connection, OPENING, deleting=False)


def open_(connection: Any) -> None:
    """The reverse, for taking the migration back."""
    for table in (ENTRY, WITNESS, OPENING):
        allow(connection, table)
