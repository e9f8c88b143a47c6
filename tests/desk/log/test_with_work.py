"""One statement tells what three told: whom it is about, their projects, and whether they wait."""

from datetime import timedelta

from django.utils import timezone

from tests.world import TODAY, make_client, make_project
from vinculo.conversations.models import Thread, Waits
from vinculo.desk.log import who
from vinculo.desk.log.about import projects_for
from vinculo.desk.log.with_work import chosen_with_work
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log


def test_nobody_is_found_who_is_not_found_otherwise(world):
    other, contact = world.otero, world.otto
    gone, late = make_client("Gone", "Late")
    late.roles.update(left_on=TODAY)
    strangers = (f"{other.pk}", f"{other.pk}-{contact.pk}", f"{world.luna.pk}-{contact.pk}", f"{gone.pk}-{late.pk}")

    for value in (*strangers, "", "x", "-", "1-x", "999999", "0-0"):
        assert who.chosen(world.zofia, value) is None, value
        assert chosen_with_work(world.zofia, value) is None, value


def test_it_finds_what_the_others_find(world, django_assert_num_queries):
    make_project(world.luna, "Sooner", due_on=TODAY + timedelta(days=1))
    make_project(world.luna, "Over", phase="closed")
    make_project(world.luna, "Binned", deleted_at=timezone.now())
    idle, _contact = make_client("Idle", owner=world.marek)

    for value in (f"{world.luna.pk}", f"{world.luna.pk}-{world.ana.pk}", f"{idle.pk}"):
        known, _again = who.chosen(world.marek, value), chosen_with_work(world.marek, value)
        assert known
        client, contact = known
        expected = projects_for(world.marek, client)
        with django_assert_num_queries(1):
            found = chosen_with_work(world.marek, value)
            assert found
            owners = [project.client.owner for project in found.projects]
        assert (found.client, found.contact, found.projects) == (client, contact, expected)
        assert owners == [client.owner for _project in expected]
        assert [vars(one)["name"] for one in found.projects] == [one.name for one in expected]


def test_a_call_answers_who_waits_for_a_word(world, signed_in):
    asked_at = timezone.now() - timedelta(hours=3)
    log(Entry(world.luna, asked_at, "email", "in", summary="How is it?", contacts=(world.ana,)), by=world.marek)
    assert Thread.objects.get().waits == Waits.US
    value = f"{world.luna.pk}-{world.ana.pk}"
    before = chosen_with_work(world.marek, value)

    signed_in(world.marek).post("/log/new/", {"chosen": value, "channel": "phone", "summary": "Well."})

    after = chosen_with_work(world.marek, value)
    assert before and after and (before.is_awaited, after.is_awaited) == (True, False)
    assert not Thread.objects.filter(waits=Waits.US).exists()
