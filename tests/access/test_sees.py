"""A contact sees the projects they have a part in, where they may come in; their role says what they may do."""

import pytest
from django.utils import timezone

from tests.portal.visiting import let_in, take_part
from vinculo.access import sees


@pytest.fixture
def web(world):
    return world.shop


@pytest.mark.parametrize(
    ("role", "decides", "writes"), [("decider", True, True), ("contributor", False, True), ("observer", False, False)]
)
def test_the_role_says_what_one_may_do(world, web, role, decides, writes):
    let_in(world.ana, world.luna)
    take_part(world.ana, web, role)

    assert list(sees.projects_of(world.ana.pk, world.luna.pk)) == [web]
    assert (sees.may_decide(world.ana.pk, web.pk), sees.may_write(world.ana.pk, web.pk)) == (decides, writes)
    assert sees.decides_anywhere(world.ana.pk, world.luna.pk) == decides
    assert sees.writes_anywhere(world.ana.pk, world.luna.pk) == writes


def test_without_a_part_or_a_door_there_is_nothing(world, web):
    let_in(world.ana, world.luna)
    assert (list(sees.projects_of(world.ana.pk, world.luna.pk)), sees.role_in(world.ana.pk, web.pk)) == ([], None)

    take_part(world.ana, web)
    assert sees.role_in(world.ana.pk, web.pk) == "decider"

    let_in(world.ana, world.luna).remove(at=timezone.now(), by=None)
    assert (list(sees.projects_of(world.ana.pk, world.luna.pk)), sees.role_in(world.ana.pk, web.pk)) == ([], None)


def test_what_is_thrown_away_is_not_there(world, web):
    let_in(world.ana, world.luna)
    take_part(world.ana, web)

    web.throw_away(by=world.rita, at=timezone.now())

    assert (list(sees.projects_of(world.ana.pk, world.luna.pk)), sees.roles_of(world.ana.pk, world.luna.pk)) == ([], {})
