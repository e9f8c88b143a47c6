"""The plan of a project: who sees it, in which views, and at what price."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.plan.make import MONDAY, make_plan
from vinculo.desk.plan.roadmap import WINDOW
from vinculo.people.models import Person
from vinculo.projects.models import Baseline, Milestone, Task

VIEWS = ["list", "board", "calendar", "gantt"]
PAGES = [
    *(f"?view={view}" for view in VIEWS), "tasks/new/", "tasks/{task}/", "tasks/{task}/move/",
    "tasks/{task}/move/?days=3",
    "tasks/{task}/card/", "stages/new/", "stages/{stage}/", "baselines/", "baselines/{baseline}/", "patterns/",
    "export/xlsx/", "export/xlsx/?for=client",
]  # fmt: skip


@pytest.fixture
def plan(world):
    return make_plan(world.shop, world.marek)


def address(world, page):
    stage, baseline = world.shop.stages.first(), Baseline.objects.first()
    task = world.shop.tasks.first()
    return f"/projects/{world.shop.pk}/plan/" + page.format(task=task.pk, stage=stage.pk, baseline=baseline.pk)


@pytest.mark.parametrize("page", PAGES)
def test_strangers_sign_in_first_and_others_find_nothing(world, plan, signed_in, client, page):
    there = address(world, page)

    assert client.get(there).url.startswith("/account/")
    assert signed_in(world.zofia).get(there).status_code == 200
    assert signed_in(world.iga).get(there).status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_guests_look_and_change_nothing(world, plan, signed_in, view):
    client = signed_in(world.teo)

    page = client.get(address(world, f"?view={view}"))

    assert (page.status_code, "/tasks/quick/" in page.content.decode()) == (200, False)
    assert client.get(address(world, "tasks/{task}/")).status_code == 200
    assert [
        client.post(address(world, f"tasks/{{task}}/{deed}/")).status_code for deed in ("done", "move", "card")
    ] == [403] * 3


def test_the_view_one_chose_comes_back(world, plan, signed_in):
    client = signed_in(world.marek)

    first = client.get(address(world, ""))
    client.get(address(world, "?view=board"))
    later = client.get(address(world, ""))

    assert (first.context["view"], later.context["view"]) == ("list", "board")
    assert Person.objects.get(pk=world.marek.pk).plan_view == "board"
    assert client.get(address(world, "?view=bogus")).context["view"] == "board"


def test_the_old_address_leads_here(world, signed_in):
    answer = signed_in(world.marek).get(f"/projects/{world.shop.pk}/tasks/?list=To+do")

    assert answer.url == f"/projects/{world.shop.pk}/plan/?view=list&list=To+do"


def shown(page):
    return [task.title for group in page.context["groups"] for task in group.tasks]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Task 1", "Task 3", "Task 0", "Task 2"]),
        ("side=theirs", ["Task 3"]),
        ("who=me", []),
        ("who=none", []),
        ("which=done", []),
        ("q=TÁSK+2", ["Task 2"]),
        ("list=Doing", ["Task 1"]),
        ("list=nowhere", []),
        ("kind=test", []),
        ("kind=bogus&which=bogus&who=bogus&stage=bogus&page=bogus", ["Task 1", "Task 3", "Task 0", "Task 2"]),
    ],
)
def test_the_list_is_filtered(world, plan, signed_in, query, titles):
    page = signed_in(world.zofia).get(address(world, f"?view=list&{query}"))

    assert shown(page) == titles


def test_the_list_is_filtered_by_stage_and_person(world, plan, signed_in):
    client, design = signed_in(world.zofia), world.shop.stages.first()

    assert shown(client.get(address(world, f"?view=list&stage={design.pk}"))) == ["Task 1", "Task 3"]
    assert len(shown(client.get(address(world, f"?view=list&who={world.marek.pk}")))) == 4


def test_the_board_has_a_list_beside_the_other(world, plan, signed_in):
    page = signed_in(world.zofia).get(address(world, "?view=board"))

    assert [(one.name, [card.title for card in one.cards]) for one in page.context["columns"]] == [
        ("To do", ["Task 0", "Task 3"]), ("Doing", ["Task 1"]), ("Done", ["Task 2"]),
    ]  # fmt: skip


def test_a_plan_without_lists_is_offered_three(world, signed_in):
    Task.objects.create(project=world.shop, title="Loose")

    page = signed_in(world.zofia).get(f"/projects/{world.shop.pk}/plan/?view=board")

    assert [one.name for one in page.context["columns"]] == ["", "To do", "Under way", "Done"]


def test_the_calendar_shows_what_is_due_and_what_was_promised(world, plan, signed_in):
    page = signed_in(world.zofia).get(address(world, "?view=calendar&month=2026-03"))

    days = {day.on: day for week in page.context["weeks"] for day in week}
    assert [task.title for task in days[MONDAY.replace(day=17)].tasks] == ["Task 0"]
    assert [promised for _one, promised in days[MONDAY.replace(day=27)].milestones] == [False]
    assert [one.name for one, _promised in days[MONDAY.replace(month=4, day=1)].milestones] == ["First plates"]


@pytest.mark.parametrize("month", ["2026-13", "0000-00", "9999-12", "x", "2026-3", "٢٠٢٦-٠٣"])
def test_no_month_that_cannot_be_breaks_the_calendar(world, plan, signed_in, month):
    page = signed_in(world.zofia).get(address(world, f"?view=calendar&month={month}"))

    assert (page.status_code, page.context["now"] in page.content.decode()) == (200, True)


def test_the_roadmap_draws_bars_promises_links_and_the_clients_lane(world, plan, signed_in):
    page = signed_in(world.zofia).get(address(world, "?view=gantt"))

    drawn = page.content.decode()
    assert [row.name for row in page.context["rows"]] == [
        "Design", "Task 1", "Build", "First plates", "Task 0", "Task 2", "The client's part", "Task 3",
    ]  # fmt: skip
    looks = ("plan", "plan crit", "cli", "buf", "flag", "today", "dep", "base-l", "lane-c")
    assert [css for css in looks if f'class="{css}' not in drawn] == []


def test_stages_are_folded(world, plan, signed_in):
    page = signed_in(world.zofia).get(address(world, "?view=gantt&open="))

    assert [row.kind for row in page.context["rows"]] == ["group", "group", "milestone", "group"]


def test_a_long_plan_begins_folded_and_comes_in_parts(world, signed_in):
    make_plan(world.shop, world.marek, 200)
    client = signed_in(world.zofia)

    folded = client.get(address(world, "?view=gantt"))
    unfolded = client.get(address(world, "?view=gantt&open=all"))
    further = client.get(address(world, "?view=gantt&open=all&from=170"))

    assert len(folded.context["rows"]) == 4
    assert unfolded.content.decode().count("data-bar=") == WINDOW - 1
    assert (further.context["first"], further.content.decode().count("data-bar=")) == (170, WINDOW)


def test_tasks_that_wait_for_each_other_are_named(world, plan, signed_in):
    from vinculo.projects.models import TaskLink

    TaskLink.objects.create(before=plan[1], after=plan[0])

    page = signed_in(world.zofia).get(address(world, "?view=gantt"))

    assert sorted(page.context["circle"]) == ["Task 0", "Task 1"]


@pytest.mark.parametrize("view", VIEWS)
def test_pages_ask_as_often_for_two_hundred_as_for_one(world, signed_in, view):
    client = signed_in(world.marek)
    asked = []
    for tasks in (1, 3, 200):
        world.shop.stages.all().delete()
        world.shop.tasks.all().delete()
        Milestone.objects.all().delete()
        Baseline.objects.all().delete()
        make_plan(world.shop, world.marek, tasks, begins_on=timezone.localdate())
        client.get(address(world, f"?view={view}"))
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address(world, f"?view={view}&which=all"))
        asked.append(len(queries))
        assert len(page.content) < 60 * 1024

    assert asked[0] == asked[1] == asked[2]
    assert asked[0] <= 17


def test_the_calendar_offers_what_can_be_moved(world, plan, signed_in):
    """Open tasks and our own dates; not what is done, not a date the client heard, and nothing to a guest."""
    Task.objects.filter(pk=plan[1].pk).update(done_at=timezone.now())
    Milestone.objects.update(promised_on=MONDAY)
    milestone = Milestone.objects.get()

    pages = [
        signed_in(person).get(address(world, "?view=calendar&month=2026-03")).content.decode()
        for person in (world.marek, world.teo)
    ]

    for key, count in ((plan[0].pk, 1), (plan[1].pk, 0), (f"m{milestone.pk}", 1)):
        assert [page.count(f'data-move="{key}"') for page in pages] == [count, 0]
    assert [" data-movable" in page for page in pages] == [True, False]
    assert 'data-on="2026-03-17"' in pages[0]
