"""Many rows at once, and nothing of what a single one would get left out."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from tests.world import World
from vinculo.clients.models import Client, Contact
from vinculo.db.bulk import insert_rows


def test_rows_get_their_keys_defaults_folded_copies_and_dates(world: World) -> None:
    with transaction.atomic():
        keys = insert_rows(Client, [{"name": "Łódź", "city": ""}, {"name": 'Sol\'s "S.L." %s', "city": "Vigo"}])

    first, second = (Client.objects.get(pk=key) for key in keys)
    assert (first.name, first.name_folded, first.kind, first.is_remote, first.value) == (
        "Łódź", "lodz", "company", False, None
    )  # fmt: skip
    assert (second.name, second.city) == ('Sol\'s "S.L." %s', "Vigo")
    assert (datetime.now(UTC) - first.created_at).total_seconds() < 600


def test_lists_and_objects_are_kept_as_json(world: World) -> None:
    with transaction.atomic():
        (key,) = insert_rows(Contact, [{"name": "Eva", "hours": {"mon": [["09:00", "10:00"]]}}])

    eva = Contact.objects.get(pk=key)
    assert (eva.hours, eva.unwanted_channels) == ({"mon": [["09:00", "10:00"]]}, [])


def test_the_next_single_row_gets_another_key(world: World) -> None:
    with transaction.atomic():
        keys = insert_rows(Contact, [{"name": f"Contact {number}"} for number in range(50)])

    single = Contact.objects.create(name="One more")

    assert single.pk > max(keys)
    assert len(set(keys)) == 50


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_key_is_safe() -> None:
    with pytest.raises(RuntimeError):
        insert_rows(Client, [{"name": "x"}])


def test_nothing_to_insert_is_nothing(world: World) -> None:
    assert insert_rows(Client, []) == []
