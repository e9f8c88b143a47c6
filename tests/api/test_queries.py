"""However many rows a list has, it asks the database the same number of questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.asking import Program
from tests.api.house import another, make_all
from tests.world import make_world
from vinculo.api.shelves import SHELVES

MOST = 9  # token, its pace (2), the rows, and what hangs on them


@pytest.fixture(scope="module")
def counted(django_db_setup, django_db_blocker):
    """For each shelf and number of rows: how many statements a list took, and how many rows it had."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        make_all(world)
        found = {1: counts(world)}
        another(world, 1)
        another(world, 2)
        found[3] = counts(world)
        transaction.set_rollback(True)
    return found


def counts(world):
    program, found = Program(world.zofia), {}
    for shelf in SHELVES:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            items = program.get(f"/{shelf.name}", limit=200).json()["items"]
        found[shelf.name] = (len(asked), len(items))
    return found


@pytest.mark.parametrize("name", [shelf.name for shelf in SHELVES])
def test_a_list_asks_the_same_for_one_and_for_three(counted, name):
    (one, few), (three, more) = counted[1][name], counted[3][name]

    assert (one, one <= MOST) == (three, True)
    assert more > few or name == "people"
