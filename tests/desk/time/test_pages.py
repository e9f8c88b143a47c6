"""Time on the desk: the week, the clock and single entries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vinculo.projects.models import RunningTimer, Task, TimeEntry


def monday():
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def spent(world, person, minutes=90, **fields):
    given = {"project": world.shop, "person": person, "on": monday(), "minutes": minutes, **fields}
    return TimeEntry.objects.create(**given)


def field(project, task=None, on=None):
    return f"m-{project.pk}-{task.pk if task else 0}-{(on or monday()).isoformat()}"


def toasts(client):
    return list(client.get("/promises/").context["messages"])


def rows(page):
    return [(row.name, row.total) for row, _cells in page.context["rows"]]


def test_a_week_adds_up_by_row_and_day(world, signed_in):
    task = Task.objects.create(project=world.shop, title="Bake")
    spent(world, world.marek), spent(world, world.marek, 30, task=task, on=monday() + timedelta(days=1))

    page = signed_in(world.marek).get("/time/")

    assert rows(page) == [("Online shop", "1:30"), ("Bake · Online shop", "0:30")]
    assert [sums for _name, _on, _today, sums in page.context["days"]][:2] == ["1:30", "0:30"]
    assert page.context["total"] == "2:00"


def test_other_weeks_and_rows_of_the_last(world, signed_in):
    spent(world, world.marek, on=monday() - timedelta(days=6))
    client = signed_in(world.marek)

    this, copied = client.get("/time/"), client.get("/time/?rows=last")
    last = client.get(this.context["before"])

    assert (rows(this), rows(copied), rows(last)) == ([], [("Online shop", "")], [("Online shop", "1:30")])


def test_rows_are_added_of_work_one_sees(world, signed_in):
    page = signed_in(world.zofia).get(f"/time/?row={world.shop.pk}-0&row={world.workshop.pk}-0&row=x")

    assert rows(page) == [("Online shop", "")]


def test_a_cell_is_kept_as_one_leaves_it(world, signed_in):
    answer = signed_in(world.zofia).post(
        f"/time/save/?week={monday()}", {field(world.shop): "1,5"}, headers={"accept": "application/json"}
    )

    told = answer.json()
    assert "toast-" not in told.pop("toasts")  # nothing to take back: it was empty
    assert told == {
        "cells": {field(world.shop): "1:30"}, "rows": {f"{world.shop.pk}-0": "1:30"},
        "days": ["1:30", "", "", "", "", "", ""], "total": "1:30",
    }  # fmt: skip
    assert TimeEntry.objects.values_list("person", "project", "on", "minutes").get() == (
        world.zofia.pk, world.shop.pk, monday(), 90,
    )  # fmt: skip


def test_what_cannot_be_read_is_said(world, signed_in):
    answer = signed_in(world.zofia).post(
        f"/time/save/?week={monday()}", {field(world.shop): "soon"}, headers={"accept": "application/json"}
    )

    assert (answer.status_code, "soon" in answer.json()["wrong"], TimeEntry.objects.count()) == (200, True, 0)


def test_without_a_script_the_button_saves_all(world, signed_in):
    client = signed_in(world.marek)
    tuesday = monday() + timedelta(days=1)

    client.post(f"/time/save/?week={monday()}", {field(world.shop): "2", field(world.shop, on=tuesday): "45m"})

    assert sorted(TimeEntry.objects.values_list("minutes", flat=True)) == [45, 120]
    assert str(toasts(client)[-1]) == "2 cells saved."


@pytest.mark.parametrize("name", ["zofia", "teo"])
def test_nobody_gives_time_to_work_they_do_not_see(world, signed_in, name):
    task = Task.objects.create(project=world.workshop, title="Theirs")
    sent = {field(world.workshop): "2", field(world.shop, task): "2", field(world.workshop, task): "2"}

    signed_in(getattr(world, name)).post(f"/time/save/?week={monday()}", sent)

    assert TimeEntry.objects.count() == 0


def test_a_day_of_another_week_is_not_saved(world, signed_in):
    sent = {field(world.shop, on=monday() - timedelta(days=1)): "2"}

    signed_in(world.marek).post(f"/time/save/?week={monday()}", sent)

    assert TimeEntry.objects.count() == 0


@pytest.mark.parametrize(("name", "code"), [("rita", 200), ("marek", 200), ("iga", 404), ("teo", 404)])
def test_the_time_of_others_is_for_managers(world, signed_in, name, code):
    spent(world, world.zofia)

    page = signed_in(getattr(world, name)).get(f"/time/?person={world.zofia.pk}")

    assert page.status_code == code
    assert (b"1:30" in page.content) == (code == 200)


def test_a_guest_writes_and_reads_their_own(world, signed_in):
    spent(world, world.zofia, 33)
    client = signed_in(world.teo)

    client.post(f"/time/new/?project={world.shop.pk}", {"minutes": "90m", "on": monday().isoformat()})

    assert TimeEntry.objects.get(person=world.teo).minutes == 90
    assert rows(client.get("/time/")) == [("Online shop", "1:30")]


def test_time_is_logged_from_a_task_and_taken_back(world, signed_in):
    task = Task.objects.create(project=world.shop, title="Bake")
    client = signed_in(world.marek)
    sent = {"minutes": "1:15", "on": monday().isoformat(), "note": "Slowly", "is_billable": "on"}

    client.post(f"/time/new/?project={world.shop.pk}&task={task.pk}", sent)
    entry = TimeEntry.objects.get()
    client.post(toasts(client)[-1].extra_tags)

    assert (entry.task, entry.minutes, entry.note, entry.is_billable) == (task, 75, "Slowly", True)
    assert TimeEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "wrong"), [({"minutes": "soon"}, "minutes"), ({"minutes": ""}, "minutes"), ({"on": "x"}, "on")]
)
def test_it_says_what_is_wrong(world, signed_in, more, wrong):
    sent = {"minutes": "1:15", "on": monday().isoformat(), **more}

    page = signed_in(world.marek).post(f"/time/new/?project={world.shop.pk}", sent)

    assert (page.status_code, list(page.context["form"].errors)) == (200, [wrong])


def test_an_entry_changes_goes_and_comes_back(world, signed_in):
    entry, client = spent(world, world.marek, note="Oven"), signed_in(world.marek)

    client.post(f"/time/{entry.pk}/", {"minutes": "2", "on": monday().isoformat(), "note": "Oven"})
    client.post(f"/time/{entry.pk}/remove/")
    gone = TimeEntry.objects.count()
    client.post(toasts(client)[-1].extra_tags)

    back = TimeEntry.objects.get()
    assert (gone, back.minutes, back.note, back.is_billable, back.person) == (0, 120, "Oven", False, world.marek)


@pytest.mark.parametrize("name", ["rita", "zofia", "iga"])
def test_nobody_changes_the_time_of_somebody_else(world, signed_in, name):
    entry, client = spent(world, world.marek), signed_in(getattr(world, name))

    codes = [client.get(f"/time/{entry.pk}/").status_code, client.post(f"/time/{entry.pk}/remove/").status_code]

    assert (codes, TimeEntry.objects.count()) == ([404, 404], 1)


def test_the_clock_writes_what_it_counted(world, signed_in):
    client = signed_in(world.marek)
    client.post("/time/start/", {"work": f"{world.shop.pk}-0"})
    began = timezone.now() - timedelta(minutes=50)
    RunningTimer.objects.update(started_at=began)

    client.post("/time/stop/")
    entry = TimeEntry.objects.get()
    client.post(toasts(client)[-1].extra_tags)

    assert (entry.minutes, entry.on, entry.project) == (50, timezone.localdate(began), world.shop)
    assert (TimeEntry.objects.count(), RunningTimer.objects.get().started_at) == (0, began)


def test_a_second_clock_stops_the_first(world, signed_in):
    task = Task.objects.create(project=world.shop, title="Bake")
    client = signed_in(world.marek)

    client.post("/time/start/", {"work": f"{world.shop.pk}-0"})
    client.post(f"/time/start/?project={world.shop.pk}&task={task.pk}")

    assert (TimeEntry.objects.get().task, RunningTimer.objects.get().task) == (None, task)


def forgotten(world):
    at = timezone.now() - timedelta(hours=13)
    return RunningTimer.objects.create(person=world.marek, project=world.shop, started_at=at)


def test_a_forgotten_clock_asks_what_to_keep(world, signed_in):
    timer, client = forgotten(world), signed_in(world.marek)

    stopped = client.post("/time/stop/")
    page = client.get("/time/timer/")
    client.post("/time/timer/", {"minutes": "6h"})

    assert (stopped.url, page.context["so_far"]) == ("/time/timer/", "13:00")
    assert TimeEntry.objects.values_list("minutes", "on").get() == (360, timezone.localdate(timer.started_at))


def test_nothing_of_a_clock_is_kept_and_taken_back(world, signed_in):
    forgotten(world)
    client = signed_in(world.marek)

    client.post("/time/timer/drop/")
    gone = RunningTimer.objects.count()
    client.post(toasts(client)[-1].extra_tags)

    assert (gone, RunningTimer.objects.count(), TimeEntry.objects.count()) == (0, 1, 0)


@pytest.mark.parametrize("name", ["zofia", "teo"])
def test_no_clock_runs_on_work_one_does_not_see(world, signed_in, name):
    answer = signed_in(getattr(world, name)).post("/time/start/", {"work": f"{world.workshop.pk}-0"})

    assert (answer.status_code, RunningTimer.objects.count()) == (404, 0)


def test_a_stranger_signs_in_first(world, client):
    assert "/account/sign-in/" in client.get("/time/").url


def test_more_rows_take_no_more_queries(world, signed_in):
    client = signed_in(world.marek)
    counted = []
    for number in (1, 2):
        for _row in range(number):
            task = Task.objects.create(project=world.shop, title=f"T{Task.objects.count()}", assignee=world.marek)
            spent(world, world.marek, task=task)
        client.get("/time/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/time/")
        counted.append(len(queries))

    assert counted[0] == counted[1]
    assert counted[0] <= 12
