"""Two of theirs press at once: one of them decides, the other is told. And a press twice is one."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from tests.portal.requests.asking import some_change, some_debt, some_question, worked_out
from tests.portal.visiting import take_part, visit
from tests.world import make_contact, make_world
from vinculo.agreements.models import ChangeRequest
from vinculo.conversations.models import Interaction
from vinculo.projects.models import BudgetChange, Task

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def both():
    """The world, and a browser for each of two deciders."""
    world = make_world()
    joseba = make_contact("Joseba Ruiz", world.luna)
    take_part(world.ana, world.shop), take_part(joseba, world.shop)
    world.browsers = [visit(world.ana, world.luna), visit(joseba, world.luna)]
    return world


def at_once(*deeds: Callable[[], object]) -> None:
    gate = threading.Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> None:
        gate.wait(10)
        try:
            deed()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_yeses_are_one(both):
    change = worked_out(both.shop)
    seen = {"seen": change.estimated_at.isoformat()}

    at_once(*(lambda b=b: b.post(f"/portal/requests/{change.pk}/yes/", seen) for b in both.browsers))

    assert (Task.objects.count(), BudgetChange.objects.count(), Interaction.objects.count()) == (1, 1, 1)


def test_of_a_yes_and_a_no_one_holds(both):
    change = worked_out(both.shop)
    seen = {"seen": change.estimated_at.isoformat()}
    ana, joseba = both.browsers

    at_once(
        lambda: ana.post(f"/portal/requests/{change.pk}/yes/", seen),
        lambda: joseba.post(f"/portal/requests/{change.pk}/no/", {**seen, "because": "Later"}),
    )

    change.refresh_from_db()
    assert change.state in ("accepted", "declined")
    assert Task.objects.count() == (1 if change.state == "accepted" else 0)
    assert Interaction.objects.count() == 1


def test_two_who_ask_at_once_get_a_number_each(both):
    at_once(
        *(lambda b=b: b.post("/portal/requests/ask/", {"what": "Gift cards", "kind": "work"}) for b in both.browsers)
    )

    assert sorted(ChangeRequest.objects.values_list("number", flat=True)) == [1, 2]


def test_two_orders_at_once_are_one_order(both):
    first, second, third = (some_change(both.shop, number) for number in (1, 2, 3))
    ana, joseba = both.browsers

    at_once(
        lambda: ana.post(f"/portal/requests/{third.pk}/place/", {"to": "0"}),
        lambda: joseba.post(f"/portal/requests/{first.pk}/place/", {"to": "2"}),
    )

    places = ChangeRequest.objects.order_by("their_position").values_list("number", "their_position")
    assert list(places) == [(3, 1), (2, 2), (1, 3)]


def test_our_question_is_answered_once(both):
    question = some_question(both.shop, "Which colour?", asked_by_us=True)

    at_once(
        *(lambda b=b, n=n: b.post(f"/portal/questions/{question.pk}/answer/", {"text": f"Green {n}"})
          for n, b in enumerate(both.browsers))
    )  # fmt: skip

    question.refresh_from_db()
    assert Interaction.objects.get().summary.endswith(question.answer)


def test_their_part_is_done_once(both):
    debt = some_debt(both.shop)

    at_once(*(lambda b=b: b.post(f"/portal/yours/{debt.pk}/done/") for b in both.browsers))

    assert Interaction.objects.count() == 1
