"""The order of tasks, and circles."""

import pytest

from tests.projects.schedule.plans import link, plan, task
from vinculo.projects.schedule import PlanHasCircle, would_close_circle
from vinculo.projects.schedule.network import network


def test_each_task_stands_after_those_it_waits_for():
    net = network(plan(task(1), task(2), task(3), links=(link(3, 1), link(1, 2))))

    assert [one.id for one in net.order] == [3, 1, 2]


def test_the_order_does_not_depend_on_how_the_tasks_came():
    tasks, links = [task(number) for number in range(1, 6)], (link(4, 1), link(2, 5))

    forward, backward = network(plan(*tasks, links=links)), network(plan(*tasks[::-1], links=links[::-1]))

    assert [one.id for one in forward.order] == [one.id for one in backward.order] == [2, 3, 4, 1, 5]


def test_a_circle_names_its_tasks_and_no_others():
    circle = plan(
        *(task(number) for number in range(1, 6)), links=(link(5, 1), link(1, 2), link(2, 3), link(3, 1), link(3, 4))
    )

    with pytest.raises(PlanHasCircle) as problem:
        network(circle)

    assert {one.title for one in problem.value.tasks} == {"T1", "T2", "T3"}
    assert str(problem.value).count("→") == 3


def test_a_link_to_a_task_that_was_put_away_is_left_out():
    assert [one.id for one in network(plan(task(1), links=(link(1, 9), link(9, 1)))).order] == [1]


def test_a_new_link_that_would_close_a_circle_is_known_before_it_is_made():
    chain = plan(task(1), task(2), task(3), task(4), links=(link(1, 2), link(2, 3)))

    assert [one.title for one in would_close_circle(chain, 3, 1)] == ["T1", "T2", "T3"]
    assert [one.title for one in would_close_circle(chain, 2, 2)] == ["T2"]
    assert would_close_circle(chain, 1, 3) == []
    assert would_close_circle(chain, 4, 1) == []
