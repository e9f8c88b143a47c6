"""The first of those that wait: each kind is read by itself, and they come in one order."""

from datetime import timedelta
from itertools import product

import pytest

from tests.practices.test_board import make_nudge
from tests.world import NOW, make_client
from vinculo.clients.models import Client
from vinculo.people.models import Team
from vinculo.practices.models import Nudge, State
from vinculo.practices.today.most_urgent import most_urgent

HOUR = timedelta(hours=1)


@pytest.fixture
def waiting(world):
    """Of every urgency, with and without a day, open, woken and asleep; some of them about a client nobody may see."""
    hidden, _contact = make_client("Hidden", owner=world.rita, team=Team.objects.create(name="Others"))
    states = (("open", None), ("snoozed", NOW - HOUR), ("snoozed", NOW + HOUR))
    shapes = product((3, 1, 2), (NOW + 2 * HOUR, None, NOW), states, (world.luna, hidden))
    for number, (urgency, due_at, (state, until), client) in enumerate(shapes):
        make_nudge(client, world.zofia, urgency=urgency, subject=f"promise:{number}", due_at=due_at, state=state,
                   snoozed_until=until)  # fmt: skip
    return world


def in_order(found):
    return [nudge.pk for nudge in found]


@pytest.mark.parametrize("scope", ["mine", "all"])
def test_all_kinds_come_in_one_order(waiting, scope):
    theirs = Nudge.objects.filter(client=waiting.luna).open_at(NOW).most_urgent_first()

    found, awake, asleep = most_urgent(waiting.zofia, scope, NOW, 100)

    assert in_order(found) == in_order(theirs)
    assert (awake, asleep) == (18, 9)


def test_the_most_urgent_of_all_kinds_are_kept(waiting):
    theirs = Nudge.objects.filter(client=waiting.luna).open_at(NOW).most_urgent_first()

    found, awake, asleep = most_urgent(waiting.zofia, "mine", NOW, 5)

    assert in_order(found) == in_order(theirs)[:5]
    assert (awake, asleep) == (18, 9)


def test_who_sees_everything_has_those_of_all_clients(waiting):
    found, awake, asleep = most_urgent(waiting.rita, "all", NOW, 100)

    assert (len(found), awake, asleep) == (36, 36, 18)


def test_where_all_sleep_they_are_counted(waiting):
    Nudge.objects.exclude(state=State.SNOOZED, snoozed_until__gt=NOW).delete()

    assert most_urgent(waiting.zofia, "mine", NOW, 100) == ([], 0, 9)


def test_a_guest_has_only_those_of_clients_they_work_for(waiting):
    Nudge.objects.update(person=waiting.teo)
    Client.objects.filter(name="Hidden").update(owner=waiting.teo)

    found, awake, asleep = most_urgent(waiting.teo, "mine", NOW, 100)

    assert {nudge.client_id for nudge in found} == {waiting.luna.pk}
    assert (awake, asleep) == (18, 9)
