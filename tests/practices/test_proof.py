"""What happened after nudges that were done, beside those that were dismissed."""

from datetime import timedelta
from itertools import count

import pytest

from tests.world import NOW, TODAY
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction
from vinculo.feedback.models import Feedback
from vinculo.practices.models import HealthDay, Nudge
from vinculo.practices.proof import LEAST, Compared, Share, compare

numbers = count(1)


@pytest.fixture
def answered(world):
    def add(client, state, days=40, subject=""):
        at = NOW - timedelta(days=days)
        return Nudge.objects.create(
            practice="voice", client=client, subject=subject or f"x:{next(numbers)}", urgency=3, state=state,
            raised_at=at, changed_at=at, closed_at=at,
        )  # fmt: skip

    return add


def found(outcome, practice="voice"):
    rows = compare(Nudge.objects.all(), at=NOW)
    return next((one for one in rows if (one.practice, one.outcome) == (practice, outcome)), None)


def test_says_nothing_of_what_is_too_fresh_or_open(world, answered):
    answered(world.luna, "done", days=29)
    answered(world.luna, "open")

    assert [(one.done, one.dismissed) for one in compare(Nudge.objects.all(), at=NOW)] == [(Share(), Share())] * 4


def test_counts_their_next_word_on_both_sides(world, answered):
    answered(world.luna, "done")
    answered(world.otero, "dismissed")
    answered(world.otero, "dismissed", days=100)
    late, ours = NOW - timedelta(days=5), NOW - timedelta(days=35)
    Interaction.objects.create(client=world.luna, at=ours, channel="email", direction="in")
    Interaction.objects.create(client=world.otero, at=ours, channel="email", direction="out")
    Interaction.objects.create(client=world.otero, at=late, channel="phone", direction="both")

    row = found("heard")

    assert (row.done, row.dismissed, row.verdict) == (Share(1, 1), Share(0, 2), "few")
    assert found("heard", "").dismissed == Share(0, 2)


def test_knows_weather_promise_and_end_only_where_the_record_does(world, answered):
    day = TODAY - timedelta(days=40)
    kept = Promise.objects.create(client=world.luna, text="Menu", made_at=NOW, promised_on=day, kept_on=day)
    answered(world.luna, "done", subject=f"promise:{kept.pk}")
    answered(world.otero, "dismissed")
    HealthDay.objects.create(client=world.luna, on=day - timedelta(days=9), health=40)
    HealthDay.objects.create(client=world.luna, on=day + timedelta(days=9), health=60)
    HealthDay.objects.create(client=world.otero, on=day + timedelta(days=9), health=60)  # before: nothing known
    world.shop.closed_on = day + timedelta(days=20)
    world.shop.save(update_fields=["closed_on"])
    Feedback.objects.create(client=world.luna, project=world.shop, asked_at=NOW, given_at=NOW, score=9)

    for outcome in ("better", "kept", "ended_well"):
        assert (found(outcome).done, found(outcome).dismissed) == (Share(1, 1), Share()), outcome


@pytest.mark.parametrize(
    ("done", "dismissed", "verdict"),
    [
        (Share(LEAST - 1, LEAST - 1), Share(0, 500), "few"),
        (Share(15, 20), Share(10, 20), "alike"),
        (Share(90, 100), Share(40, 100), "more"),
        (Share(40, 100), Share(90, 100), "less"),
    ],
)
def test_says_only_what_chance_would_hardly_make(done, dismissed, verdict):
    assert Compared("voice", "heard", done, dismissed).verdict == verdict


def test_an_interval_is_wide_for_few_and_stays_within_bounds():
    assert (Share().percent, Share().interval) == (None, None)
    assert Share(1, 1).interval == (21, 100)
    assert Share(0, 20).interval == (0, 16)
    assert Share(50, 100).interval == (40, 60)
