"""All projects on one page."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import NOW, make_client, make_project
from vinculo.clients.models import SavedView
from vinculo.conversations.models import BadNews
from vinculo.practices.models import Standing
from vinculo.projects.models import Milestone, Project, RedFlag, Task


def last_toast(client):
    return list(client.get("/projects/").context["messages"])[-1]


def names(page):
    return [row.project.name for row in page.context["rows"]]


@pytest.fixture
def slipping(world):
    today = timezone.localdate()
    return Milestone.objects.create(
        project=world.shop, name="Catalogue", promised_on=today, forecast_on=today + timedelta(days=3)
    )


def test_a_row_says_the_worst_in_a_few_words(world, signed_in, slipping):
    marks = [str(row.mark) for row in signed_in(world.marek).get("/projects/?sort=name").context["rows"]]

    assert ["calm" in marks[0], "forecast" in marks[1]] == [True, True]

    BadNews.objects.create(client=world.luna, project=world.shop, what="Late", known_at=timezone.now())
    marks = [str(row.mark) for row in signed_in(world.marek).get("/projects/?sort=name").context["rows"]]
    assert "1 piece of bad news" in marks[1]


def test_what_worries_us_is_a_filter(world, signed_in, slipping):
    RedFlag.objects.create(project=world.workshop, what="New provider", raised_at=timezone.now())
    marek = signed_in(world.marek)

    assert names(marek.get("/projects/?trouble=slips")) == ["Online shop"]
    assert names(marek.get("/projects/?trouble=flags")) == ["Booking page"]
    assert names(marek.get("/projects/?trouble=news")) == []


def test_season_and_weather_are_filters(world, signed_in):
    Standing.objects.create(client=world.luna, season="summer", weather="storm", checked_at=timezone.now())
    marek = signed_in(world.marek)

    assert names(marek.get("/projects/?season=summer")) == ["Online shop"]
    assert names(marek.get("/projects/?weather=clear")) == []


def test_a_list_is_kept_under_a_name(world, signed_in):
    marek = signed_in(world.marek)

    answer = marek.post("/projects/views/new/?trouble=slips&page=3", {"name": "Late ones", "is_shared": "on"})

    view = SavedView.objects.get()
    assert (answer.url, view.page, view.query) == ("/projects/?trouble=slips", "projects", "trouble=slips")
    assert "Late ones" in [link.name for link in signed_in(world.zofia).get("/projects/").context["views"]]
    assert signed_in(world.zofia).post(f"/projects/views/{view.pk}/remove/").status_code == 404
    assert marek.post(f"/projects/views/{view.pk}/remove/").status_code == 302
    assert not SavedView.objects.exists()


def test_several_are_passed_on_at_once_and_taken_back(world, signed_in):
    marek = signed_in(world.marek)
    chosen = [world.shop.pk, world.workshop.pk]

    asked = marek.post("/projects/bulk/", {"project": chosen})
    marek.post("/projects/bulk/", {"project": chosen, "lead": world.rita.pk, "back": "/projects/"})
    said = last_toast(marek)

    assert asked.status_code == 200
    assert {project.lead for project in Project.objects.all()} == {world.rita}
    assert str(said) == "Rita Solano leads 2 projects now."
    marek.post(said.extra_tags)
    assert {project.lead for project in Project.objects.all()} == {world.marek, world.iga}


def test_passing_on_needs_somebody(world, signed_in):
    marek = signed_in(world.marek)

    marek.post("/projects/bulk/", {"project": [world.shop.pk], "lead": "nobody"})

    world.shop.refresh_from_db()
    assert (str(last_toast(marek)), world.shop.lead) == ("Choose who leads them from now on.", world.marek)


def test_nobody_passes_on_what_they_do_not_see(world, signed_in):
    signed_in(world.zofia).post("/projects/bulk/", {"project": [world.workshop.pk], "lead": world.zofia.pk})

    world.workshop.refresh_from_db()
    assert world.workshop.lead == world.iga
    refused = signed_in(world.teo).post("/projects/bulk/", {"project": [world.shop.pk], "lead": world.teo.pk})
    assert refused.status_code == 403


def test_the_workbook_holds_dates_and_runs_nothing(world, signed_in):
    Project.objects.filter(pk=world.shop.pk).update(name='=HYPERLINK("x")', due_on=timezone.localdate())

    answer = signed_in(world.marek).get("/projects/export.xlsx?sort=name")

    book = ZipFile(BytesIO(answer.content))
    sheet, texts = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert "=HYPERLINK" in texts and "<f>" not in sheet and "hyperlink" not in sheet
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_the_workbook_holds_only_what_one_sees(world, signed_in):
    texts = ZipFile(BytesIO(signed_in(world.zofia).get("/projects/export.xlsx").content))

    assert "Booking page" not in texts.read("xl/sharedStrings.xml").decode()


@time_machine.travel(NOW, tick=False)
def test_the_load_of_two_weeks_stands_against_the_hours(world, signed_in):
    today = timezone.localdate()
    Project.objects.update(phase="delivery")
    given = {"project": world.shop, "assignee": world.zofia}
    Task.objects.create(title="Texts", due_on=today + timedelta(days=4), estimate_minutes=6000, percent=50, **given)
    Task.objects.create(title="Late", due_on=today - timedelta(days=2), estimate_minutes=60, **given)
    Task.objects.create(title="Theirs", due_on=today, estimate_minutes=600, side="theirs", **given)
    Task.objects.create(title="Done", due_on=today, estimate_minutes=600, done_at=timezone.now(), **given)

    page = signed_in(world.marek).get("/projects/load/")

    (load,) = page.context["loads"]
    assert (load.person, load.asked, load.overdue, load.where) == (
        world.zofia,
        3060,
        1,
        [("Online shop", 51, world.shop.pk)],
    )
    assert (load.able, load.is_too_much) == (4800, False)
    assert "Marek Wilk" in page.context["free"]


@time_machine.travel(NOW, tick=False)
def test_work_beyond_two_weeks_counts_by_its_part(world, signed_in):
    today = timezone.localdate()
    Project.objects.update(phase="delivery")
    Task.objects.create(
        project=world.shop, title="Shop", assignee=world.zofia, estimate_minutes=4000,
        starts_on=today, due_on=today + timedelta(days=27),
    )  # fmt: skip

    (load,) = signed_in(world.marek).get("/projects/load/").context["loads"]

    assert 1800 <= load.asked <= 2200


@pytest.mark.parametrize("path", ["/projects/", "/projects/load/"])
def test_pages_ask_as_often_for_three_as_for_one(world, signed_in, django_assert_num_queries, path):
    marek = signed_in(world.marek)
    marek.get(path)
    with CaptureQueriesContext(connection) as asked:
        marek.get(path)
    for number in range(3):
        client, _contact = make_client(f"Client {number}", f"Contact {number}", owner=world.marek)
        project = make_project(client, f"Project {number}", lead=world.marek)
        Task.objects.create(
            project=project, title="T", assignee=world.zofia, due_on=timezone.localdate(), estimate_minutes=60
        )
    with django_assert_num_queries(len(asked)):
        marek.get(path)
    assert len(asked) <= 12


@pytest.mark.parametrize("path", ["/projects/load/", "/projects/export.xlsx", "/projects/views/new/"])
def test_strangers_sign_in_first(world, client, path):
    assert client.get(path).status_code == 302
