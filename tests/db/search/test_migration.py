import pytest
from django.core.management import call_command
from django.db import connection

from tests.db.search.test_search import doc, found
from vinculo.db import search


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_taken_away_and_built_anew():
    search.put([doc(1, "Luna")])

    call_command("migrate", "db", "0001", verbosity=0)
    assert not {name for name in connection.introspection.table_names() if "fts" in name}
    call_command("migrate", "db", verbosity=0)
    search.put([doc(1, "Luna")])

    assert found("luna") == [1]
