"""Letters are kept as they came while somebody may need them, and no longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.mail.coming import come, make_box, of_ana
from tests.world import World
from vinculo.mail import keeping, sweeping
from vinculo.mail.models import Received, State


def test_what_is_about_no_client_goes_after_a_month_and_what_was_taken_back_at_once(world: World) -> None:
    box = make_box()
    logged, taken_back = come(box, of_ana(world)), come(box, of_ana(world, subject="Never mind"))
    listed = come(box, of_ana(world, head="List-Id: <all.luna.example>"))
    taken_back.interaction.delete()
    orphan = keeping.keep(b"written just before a kill")

    first = sweeping.sweep(at=timezone.now())
    young = keeping.read(orphan), keeping.read(listed.key)
    later = sweeping.sweep(at=timezone.now() + timedelta(days=31))

    assert (first, len(young), later >= 2) == (1, 2, True)  # other tests leave files of nobody, too
    assert keeping.read(logged.key)
    for key in (listed.key, taken_back.key, orphan):
        with pytest.raises(keeping.Gone):
            keeping.read(key)
    assert list(Received.objects.order_by("pk").values_list("state", "subject")) == [
        (State.LOGGED, "About the shop"), (State.NOT_OURS, ""), (State.LIST, "About the shop"),
    ]  # fmt: skip
