"""Promises: what one says of itself and what the queryset says of all must agree."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.world import NOW, TODAY
from vinculo.agreements.models import Promise


def day(offset):
    return None if offset is None else TODAY + timedelta(days=offset)


OFFSETS = st.none() | st.integers(-3, 3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(promised=OFFSETS, internal=OFFSETS, forecast=OFFSETS, kept=st.booleans(), withdrawn=st.booleans())
def test_slipping_is_the_same_for_one_and_for_all(world, promised, internal, forecast, kept, withdrawn):
    promise = Promise.objects.create(
        client=world.luna, text="A draft", made_at=NOW, promised_on=day(promised), internal_on=day(internal),
        forecast_on=day(forecast), kept_on=TODAY if kept else None, withdrawn_at=NOW if withdrawn else None,
    )  # fmt: skip

    listed = Promise.objects.slipping(TODAY).filter(pk=promise.pk).exists()

    assert promise.is_slipping(TODAY) == listed


@pytest.mark.parametrize("closed", [{}, {"kept_on": TODAY}, {"withdrawn_at": NOW}])
def test_open_is_the_same_for_one_and_for_all(world, closed):
    promise = Promise.objects.create(client=world.luna, text="A draft", made_at=NOW, **closed)

    assert promise.is_open == Promise.objects.open().filter(pk=promise.pk).exists()


def test_only_the_first_to_keep_it_does(world):
    promise = Promise.objects.create(client=world.luna, text="A draft", made_at=NOW)
    same = Promise.objects.get(pk=promise.pk)

    assert (promise.keep(on=TODAY, by=world.marek), same.keep(on=TODAY, by=world.zofia)) == (True, False)
    promise.refresh_from_db()
    assert promise.kept_by == world.marek


def test_a_withdrawn_one_cannot_be_kept(world):
    promise = Promise.objects.create(client=world.luna, text="A draft", made_at=NOW)
    promise.withdraw(at=NOW, by=world.marek, because="Not needed")

    assert promise.keep(on=TODAY, by=world.marek) is False


def test_a_new_date_forgets_the_forecast_and_keeps_the_old_date(world):
    promise = Promise.objects.create(
        client=world.luna, text="A draft", made_at=NOW, promised_on=TODAY, forecast_on=day(3)
    )

    change = promise.renegotiate(to_on=day(7), internal_on=day(5), reason="Photos", by=world.marek, at=NOW)

    assert (change.from_on, promise.promised_on, promise.internal_on, promise.forecast_on) == (
        TODAY, day(7), day(5), None,
    )  # fmt: skip


def test_they_were_warned_of_the_date_we_told_them(world):
    promise = Promise.objects.create(
        client=world.luna, text="A draft", made_at=NOW, promised_on=TODAY, forecast_on=day(3)
    )

    promise.warn(way_out="Half of it", channel="phone", by=world.marek, at=NOW)

    assert (promise.was_warned_of(day(3)), promise.was_warned_of(day(4))) == (True, False)
