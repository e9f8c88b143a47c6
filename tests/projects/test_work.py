"""Cards in their places, and tasks that wait for each other."""

import pytest

from vinculo.projects import work
from vinculo.projects.models import Task


@pytest.fixture
def cards(world):
    """Three in one list, one in another."""
    rows = [("A", "To do"), ("B", "To do"), ("C", "To do"), ("D", "Doing")]
    return {
        title: Task.objects.create(project=world.shop, title=title, column=column, position=number * 1024.0)
        for number, (title, column) in enumerate(rows)
    }


def order(world, column):
    return [task.title for task in world.shop.tasks.filter(column=column).order_by("position", "pk")]


def test_a_card_goes_in_front_of_another(world, cards):
    work.place(cards["C"], "To do", before=cards["B"])

    assert order(world, "To do") == ["A", "C", "B"]


def test_a_card_goes_behind_another(world, cards):
    work.place(cards["A"], "To do", after=cards["B"])

    assert order(world, "To do") == ["B", "A", "C"]


def test_a_card_goes_to_the_end_of_another_list(world, cards):
    work.place(cards["A"], "Doing")

    assert (order(world, "Doing"), order(world, "To do")) == (["D", "A"], ["B", "C"])


def test_there_is_always_room_between_two(world, cards):
    for _turn in range(60):
        last = world.shop.tasks.filter(column="To do").order_by("position").last()
        second = world.shop.tasks.filter(column="To do").order_by("position")[1]
        work.place(last, "To do", before=second)

    positions = list(world.shop.tasks.order_by("position").values_list("position", flat=True))
    assert len(set(positions)) == 4
    assert sorted(order(world, "To do")) == ["A", "B", "C"]


def test_nobody_waits_for_themselves(world, cards):
    work.link(cards["A"], cards["B"], kind="FS", lag_days=0)
    work.link(cards["B"], cards["C"], kind="FS", lag_days=1)

    with pytest.raises(work.Circle) as refused:
        work.link(cards["C"], cards["A"], kind="SS", lag_days=0)

    assert sorted(refused.value.titles[:-1]) == ["A", "B", "C"]
    assert refused.value.titles[0] == refused.value.titles[-1]


def test_the_same_link_again_changes_it(world, cards):
    work.link(cards["A"], cards["B"], kind="FS", lag_days=0)
    work.link(cards["A"], cards["B"], kind="SS", lag_days=3)

    assert [(one.kind, one.lag_days) for one in cards["B"].links_before.all()] == [("SS", 3)]
