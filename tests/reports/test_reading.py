"""What a report reads is what the portal shows, and no more: the rules stand on two floors."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.portal.visiting import let_in, take_part
from tests.reports.making import SECRET, make_story
from tests.world import World
from vinculo.portal.shared import asked
from vinculo.portal.shared.roadmap import roadmap
from vinculo.portal.visitor import as_seen_by
from vinculo.projects.models import CommunicationPlan, Milestone, Project
from vinculo.reports.facts import Facts
from vinculo.reports.reading import facts_of


def read(world: World) -> Facts:
    since = timezone.localdate() - timedelta(days=7)
    return facts_of(Project.objects.get(pk=world.shop.pk), world.ana, since=since, at=timezone.now())


def test_stops_work_and_their_part_are_those_of_the_roadmap(world: World) -> None:
    make_story(world)
    take_part(world.ana, world.shop)
    CommunicationPlan.objects.create(project=world.shop, starts_on=timezone.localdate(), detail="all")
    visitor = as_seen_by(let_in(world.ana, world.luna), person=world.marek)
    project: Any = asked.projects(world.ana.pk, world.luna.pk)[0]

    facts, road = read(world), roadmap(visitor, [project], project, timezone.localdate())

    stops = [(step.name, step.on) for step in road.steps if step.kind == "stop"]
    assert sorted((one.name, one.done_on or one.promised_on) for one in facts.stops) == sorted(stops)
    assert {*facts.done, *facts.under_way, *facts.ahead} == {step.name for step in road.tasks}
    assert [one.what for one in facts.owed] == [step.name for step in road.steps if step.kind == "yours"]
    assert SECRET not in repr(facts)


def test_what_we_know_and_did_not_say_only_takes_away_that_it_holds(world: World) -> None:
    make_story(world)
    before = [one.holds for one in read(world).stops if one.done_on is None]
    launch = Milestone.objects.get(name="Plates launched")
    Milestone.objects.filter(pk=launch.pk).update(forecast_on=launch.promised_on + timedelta(days=9))

    after = [one for one in read(world).stops if one.done_on is None]

    assert (before, [one.holds for one in after]) == ([True], [False])
    assert [one.promised_on for one in after] == [launch.promised_on]


def test_all_of_it_is_read_in_one_statement(world: World, django_assert_num_queries: Any) -> None:
    make_story(world)
    take_part(world.ana, world.shop)
    before, project = read(world), Project.objects.get(pk=world.shop.pk)

    with django_assert_num_queries(1):
        since = timezone.localdate() - timedelta(days=7)
        facts = facts_of(project, world.ana, since=since, at=timezone.now())

    assert facts == before
    assert facts.stops and (facts.done or facts.under_way or facts.ahead)
