"""Other dates: what they do to others and to the word we gave is shown before anything is saved."""

from datetime import date, timedelta

import pytest

from tests.desk.plan.make import MONDAY, last_toast
from vinculo.agreements.models import Promise
from vinculo.projects.models import Milestone, Task, TaskLink


@pytest.fixture
def chain(world):
    """Two tasks, the second waits for the first; a milestone promised to Ana behind them."""
    milestone = Milestone.objects.create(
        project=world.shop, name="Plates", planned_on=MONDAY + timedelta(days=4), promised_on=MONDAY + timedelta(days=7)
    )
    Promise.objects.create(
        client=world.luna, project=world.shop, milestone=milestone, text="Plates", made_to=world.ana, owner=world.marek,
        made_at="2026-03-01T10:00Z", promised_on=milestone.promised_on,
    )  # fmt: skip
    first = Task.objects.create(
        project=world.shop, milestone=milestone, title="Bake", starts_on=MONDAY, due_on=MONDAY + timedelta(days=1)
    )
    second = Task.objects.create(
        project=world.shop, milestone=milestone, title="Serve", starts_on=MONDAY + timedelta(days=2),
        due_on=MONDAY + timedelta(days=4), position=1,
    )  # fmt: skip
    TaskLink.objects.create(before=first, after=second)
    return first, second, milestone


@pytest.fixture
def address(world, chain):
    return f"/projects/{world.shop.pk}/plan/tasks/{chain[0].pk}/move/"


def dates(*tasks):
    for task in tasks:
        task.refresh_from_db()
    return [(task.starts_on, task.due_on) for task in tasks]


LATER = {"starts_on": "2026-03-23", "due_on": "2026-03-24"}  # a week


def test_the_effect_is_shown_and_nothing_saved(world, chain, signed_in, address):
    before = dates(*chain[:2])

    page = signed_in(world.marek).post(address, LATER)

    effect = page.context["effect"]
    assert [move.title for move in effect.tasks] == ["Bake", "Serve"]
    assert [(one.name, one.promised_to, one.buffer_days < 0) for one in effect.milestones] == [
        ("Plates", ("Ana Prado",), True)
    ]
    assert "after what they heard" in page.content.decode()
    assert dates(*chain[:2]) == before


def test_all_move_and_are_put_back(world, chain, signed_in, address):
    client, before = signed_in(world.marek), dates(*chain[:2])

    client.post(address, {**LATER, "how": "all"})
    moved = dates(*chain[:2])
    chain[2].refresh_from_db()
    planned_on = chain[2].planned_on
    client.post(last_toast(client).extra_tags)

    assert moved[0] == (date(2026, 3, 23), date(2026, 3, 24))
    assert moved[1][0] > date(2026, 3, 24)
    assert planned_on > MONDAY + timedelta(days=4)
    chain[2].refresh_from_db()
    assert (dates(*chain[:2]), chain[2].planned_on) == (before, MONDAY + timedelta(days=4))


def test_only_this_one_moves(world, chain, signed_in, address):
    before = dates(chain[1])

    signed_in(world.marek).post(address, {**LATER, "how": "only"})

    assert dates(*chain[:2]) == [(date(2026, 3, 23), date(2026, 3, 24)), *before]


def test_a_move_that_touches_nobody_is_saved_at_once(world, chain, signed_in, address):
    lonely = Task.objects.create(project=world.shop, title="Sweep", starts_on=MONDAY, due_on=MONDAY)
    client = signed_in(world.marek)

    alone = client.post(f"/projects/{world.shop.pk}/plan/tasks/{lonely.pk}/move/", {**LATER, "how": "alone"})
    together = client.post(address, {**LATER, "how": "alone"})

    assert (alone.status_code, together.status_code) == (302, 200)
    assert dates(lonely, chain[0])[0] == (date(2026, 3, 23), date(2026, 3, 24))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"days": "1"}, (date(2026, 3, 17), date(2026, 3, 18))),
        ({"days": "5"}, (date(2026, 3, 23), date(2026, 3, 24))),
        ({"days": "-1"}, (date(2026, 3, 13), date(2026, 3, 16))),
        ({"days": "3", "edge": "end"}, (date(2026, 3, 16), date(2026, 3, 20))),
        ({"days": "-9", "edge": "end"}, (date(2026, 3, 16), date(2026, 3, 16))),
    ],
)
def test_keys_move_by_working_days(world, chain, signed_in, address, asked, expected):
    signed_in(world.marek).post(address, {**asked, "how": "only"})

    assert dates(chain[0]) == [expected]


def test_a_working_day_that_is_a_holiday_is_skipped(world, chain, signed_in, address):
    """19 March is none in all of Spain, 3 April (Good Friday) is."""
    Task.objects.filter(pk=chain[0].pk).update(starts_on="2026-04-02", due_on="2026-04-02")

    signed_in(world.marek).post(address, {"days": "1", "how": "only"})

    assert dates(chain[0]) == [(date(2026, 4, 6), date(2026, 4, 6))]


@pytest.mark.parametrize(
    "asked", [{"starts_on": "x", "due_on": ""}, {"starts_on": "2026-03-24", "due_on": "2026-03-23"}]
)
def test_dates_that_cannot_be_are_refused(world, chain, signed_in, address, asked):
    page = signed_in(world.marek).post(address, {**asked, "how": "all"})

    assert (page.status_code, bool(page.context["form"].errors)) == (200, True)
    assert dates(chain[0])[0][0] == MONDAY


@pytest.mark.parametrize("by", ["x", "9" * 30, "1.5", "--1", "²"])
def test_no_number_breaks_a_move(world, chain, signed_in, address, by):
    assert signed_in(world.marek).get(address, {"days": by}).status_code == 200


def test_in_a_plan_that_runs_in_a_circle_a_task_moves_by_itself(world, chain, signed_in, address):
    TaskLink.objects.create(before=chain[1], after=chain[0])

    signed_in(world.marek).post(address, {**LATER, "how": "all"})

    assert dates(chain[0]) == [(date(2026, 3, 23), date(2026, 3, 24))]


def test_dates_typed_into_the_task_are_asked_about_too(world, chain, signed_in, address):
    client, task = signed_in(world.marek), address.removesuffix("move/")
    said = {"title": "Bake bread", "kind": "work", "side": "ours", **LATER, "milestone": chain[2].pk}

    plain = client.post(task, said)
    dialog = client.post(task, said, HTTP_HX_TARGET="dialog")

    chain[0].refresh_from_db()
    assert (chain[0].title, chain[0].starts_on) == ("Bake bread", MONDAY)
    assert plain.url == f"{address}?starts_on=2026-03-23&due_on=2026-03-24"
    assert [move.title for move in dialog.context["effect"].tasks] == ["Bake bread", "Serve"]


def test_dates_that_touch_nobody_are_saved_with_the_task(world, signed_in):
    lonely = Task.objects.create(project=world.shop, title="Sweep", starts_on=MONDAY, due_on=MONDAY)
    said = {"title": "Sweep", "kind": "work", "side": "ours", **LATER}

    signed_in(world.marek).post(f"/projects/{world.shop.pk}/plan/tasks/{lonely.pk}/", said)

    assert dates(lonely) == [(date(2026, 3, 23), date(2026, 3, 24))]


def test_a_move_of_many_is_put_back_too(world, signed_in):
    """More than an address can carry."""
    tasks = Task.objects.bulk_create(
        Task(project=world.shop, title=f"T{number}", starts_on=MONDAY, due_on=MONDAY, position=number)
        for number in range(300)
    )
    TaskLink.objects.bulk_create(
        TaskLink(before=before, after=after) for before, after in zip(tasks, tasks[1:], strict=False)
    )
    client, first = signed_in(world.marek), f"/projects/{world.shop.pk}/plan/tasks/{tasks[0].pk}/move/"

    client.post(first, {"starts_on": "2026-03-17", "due_on": "2026-03-17", "how": "all"})
    moved = dates(tasks[-1])
    client.post(last_toast(client).extra_tags)

    assert moved != [(MONDAY, MONDAY)]
    assert dates(tasks[0], tasks[-1]) == [(MONDAY, MONDAY), (MONDAY, MONDAY)]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("2026-03-20", (date(2026, 3, 19), date(2026, 3, 20))),
        ("2026-03-23", (date(2026, 3, 20), date(2026, 3, 23))),
        ("2026-03-13", (date(2026, 3, 12), date(2026, 3, 13))),
        ("2026-03-15", (date(2026, 3, 13), date(2026, 3, 15))),
    ],
)
def test_put_on_a_day_of_the_calendar_a_task_keeps_its_length(world, chain, signed_in, address, to, expected):
    signed_in(world.marek).post(address, {"to": to, "how": "all"})

    assert dates(chain[0]) == [expected]


@pytest.mark.parametrize("to", ["", "x", "2026-02-30", "9999-12-31", "0001-01-01", "2026-03-20\x00"])
def test_no_day_breaks_a_move_in_the_calendar(world, chain, signed_in, address, to):
    assert signed_in(world.marek).get(address, {"to": to}).status_code == 200


def test_undo_leads_back_to_the_month_one_was_looking_at(world, signed_in):
    lonely = Task.objects.create(project=world.shop, title="Sweep", due_on=MONDAY)
    client, plan = signed_in(world.marek), f"/projects/{world.shop.pk}/plan/"
    month = f"{plan}?view=calendar&month=2026-03"

    client.post(
        f"{plan}tasks/{lonely.pk}/move/", {"to": "2026-03-18", "how": "alone"}, HTTP_REFERER=f"http://testserver{month}"
    )

    moved = dates(lonely)
    assert client.post(last_toast(client).extra_tags).url == month
    assert (moved, dates(lonely)) == ([(None, date(2026, 3, 18))], [(None, MONDAY)])
