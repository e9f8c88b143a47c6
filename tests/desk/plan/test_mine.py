"""My tasks, wherever they are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.plan.make import last_toast
from tests.world import make_client, make_project
from vinculo.projects.models import Task


def make(world, person, **days):
    today = timezone.localdate()
    return [
        Task.objects.create(
            project=world.shop, title=title, assignee=person, due_on=None if on is None else today + timedelta(days=on)
        )
        for title, on in days.items()
    ]


def test_they_come_in_the_order_of_their_urgency(world, signed_in):
    make(world, world.marek, gone=-3, now=0, far=40, some_day=None)
    make(world, world.zofia, hers=0)

    page = signed_in(world.marek).get("/tasks/")

    assert [(group.key, [task.title for task in group.tasks]) for group in page.context["groups"]] == [
        ("late", ["gone"]), ("today", ["now"]), ("later", ["far"]), ("undated", ["some_day"]),
    ]  # fmt: skip


def test_what_is_done_away_or_in_the_bin_is_not_there(world, signed_in):
    done, away, _left = make(world, world.marek, done=0, away=0, left=0)
    Task.objects.filter(pk=done.pk).update(done_at=timezone.now())
    Task.objects.filter(pk=away.pk).update(archived_at=timezone.now())
    other = make_project(world.luna, "Thrown away", deleted_at=timezone.now())
    Task.objects.create(project=other, title="binned", assignee=world.marek)

    page = signed_in(world.marek).get("/tasks/")

    assert [task.title for group in page.context["groups"] for task in group.tasks] == ["left"]


def test_tasks_of_clients_one_no_longer_sees_are_not_shown(world, signed_in):
    Task.objects.create(project=world.workshop, title="Theirs", assignee=world.zofia)

    assert signed_in(world.zofia).get("/tasks/").context["total"] == 0


def test_done_and_back_here(world, signed_in):
    (task,) = make(world, world.marek, now=0)
    client = signed_in(world.marek)

    answer = client.post(
        f"/projects/{world.shop.pk}/plan/tasks/{task.pk}/done/", HTTP_REFERER="http://testserver/tasks/"
    )
    client.post(last_toast(client).extra_tags)

    task.refresh_from_db()
    assert (answer.url, task.done_at) == ("/tasks/", None)


def test_strangers_sign_in_first(world, client):
    assert client.get("/tasks/").url.startswith("/account/")


@pytest.mark.parametrize("nobody", ["teo", "iga"])
def test_nothing_waits_for_who_has_nothing(world, signed_in, nobody):
    page = signed_in(getattr(world, nobody)).get("/tasks/")

    assert (page.status_code, page.context["groups"]) == (200, [])


def test_it_asks_as_often_for_two_hundred_as_for_one(world, signed_in):
    client, asked = signed_in(world.marek), []
    for count in (1, 3, 200):
        other, _contact = make_client(f"Client {count}", f"Contact {count}")
        project = make_project(other, f"Project {count}")
        Task.objects.bulk_create(
            Task(project=project, title=f"T{number}", assignee=world.marek) for number in range(count)
        )
        client.get("/tasks/")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/tasks/")
        asked.append(len(queries))
        assert len(page.content) < 60 * 1024

    assert asked[0] == asked[1] == asked[2]
    assert asked[0] <= 12
