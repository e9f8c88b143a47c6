"""T35: the database refuses to change the record, whoever asks it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.record.making import as_owner, write
from vinculo.record import keeping
from vinculo.record.models import Entry, Opening, Witness
from vinculo.record.witnesses import note

pytestmark = pytest.mark.django_db
FORBIDDEN = [
    "UPDATE record_entry SET kind = 'x'",
    "UPDATE record_entry SET body = '{}' WHERE seq = 2",
    "DELETE FROM record_entry WHERE seq = 5",
    "UPDATE record_opening SET value = 'x'",
    "UPDATE record_witness SET head = 'x'",
    "DELETE FROM record_witness",
]


@pytest.fixture
def entries():
    made = write()
    note(made[-1], how=Witness.How.MAIL, at=made[-1].at)
    Opening.objects.filter(entry=made[4]).delete()  # so that nothing else holds the entry that is deleted
    return made


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as why:
        return "append-only" in str(why)
    return False


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_raw_sql_is_refused(entries, statement):
    assert refused(statement)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_control_without_the_triggers_it_is_not(entries, statement):
    keeping.open_(connection)

    assert not refused(statement)


def test_the_models_are_refused_too(entries):
    for change in (
        lambda: Entry.objects.filter(seq=1).update(kind="x"),
        lambda: Witness.objects.all().delete(),
        lambda: Opening.objects.update(value="x"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_an_entry_is_not_replaced_either(entries):
    rest = "client_id, project_id, subject, body, previous, hash, strand, strand_seq, strand_previous, strand_hash"
    copied = f"INSERT OR REPLACE INTO record_entry (seq, at, kind, {rest})"

    assert refused(f"{copied} SELECT seq, at, 'x', {rest} FROM record_entry WHERE seq = 5")
    assert refused(f"{copied} SELECT seq + 100, at, 'x', {rest} FROM record_entry WHERE seq = 5")


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_the_record_is_not_emptied_at_once(entries):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the end of the transaction would refuse it too

    assert refused("TRUNCATE record_entry CASCADE")


def test_openings_may_be_erased(entries):
    Opening.objects.filter(of="contact:4").delete()

    assert Entry.objects.count() == 6


def test_the_owner_closes_it_again(entries):
    with as_owner() as cursor:
        cursor.execute("UPDATE record_entry SET kind = 'x' WHERE seq = 2")

    assert refused("UPDATE record_entry SET kind = 'y' WHERE seq = 2")


@pytest.mark.django_db(transaction=True)
def test_the_migration_goes_back_and_forth():
    executor = MigrationExecutor(connection)
    executor.migrate([("record", "0001_initial")])
    MigrationExecutor(connection).migrate([("record", "0002_append_only")])
    write(2)

    assert refused("DELETE FROM record_entry")
