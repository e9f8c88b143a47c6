"""What an entry costs: one look at both ends, one write of the entries, one of what lies behind them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import NOW
from vinculo.record.chain import SYSTEM, Act, append_all
from vinculo.record.models import Entry
from vinculo.record.verify import check


def test_three_statements_however_many_entries(world):
    act = Act("promise.made", "promise:1", client_id=world.luna.pk, private={"what": "Plates"})
    counts = []
    for number in (1, 1, 3):
        with CaptureQueriesContext(connection) as asked:
            append_all([act] * number, actor=SYSTEM, at=NOW)
        counts.append(len([query for query in asked if "pg_advisory" not in query["sql"]]))

    assert counts == [3, 3, 3]
    assert check().fault is None


def test_strands_are_told_apart_when_written_together(world):
    for client_id in (world.luna.pk, None, world.otero.pk):
        append_all([Act("promise.made", client_id=client_id)], actor=SYSTEM, at=NOW)

    together = [Act("promise.made", client_id=pk) for pk in (world.otero.pk, world.luna.pk, world.otero.pk, None)]
    append_all(together, actor=SYSTEM, at=NOW)

    entries = Entry.objects.in_order().values_list("seq", "strand_seq")
    assert list(entries) == [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (7, 2)]
    assert check().fault is None
