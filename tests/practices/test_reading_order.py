"""A database has no order of its own: what is read is the same however it goes about its work."""

import pytest
from django.db import connection

from tests.practices.one_of_everything import fill
from tests.world import make_client
from vinculo.practices.reading import READERS, read

WAYS = ("enable_nestloop", "enable_hashjoin", "enable_mergejoin", "enable_seqscan", "enable_sort")


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_facts_come_in_the_same_order_whatever_the_plan(world):
    fill(world.luna, world.ana, world.shop, world.marek)
    others = [make_client(f"Client {number}")[0].pk for number in range(10)]

    for ids in ([world.luna.pk], [world.luna.pk, *others]):
        usual = read(ids)[0]
        for way in WAYS:
            found = read_without(way, ids)
            assert {name: getattr(found, name) for name in READERS} == {name: getattr(usual, name) for name in READERS}


def read_without(way, ids):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {way} = off")
        try:
            return read(ids)[0]
        finally:
            cursor.execute(f"SET LOCAL {way} = on")
