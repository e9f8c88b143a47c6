"""What leaves the house: for us with everything, for the client with what they heard."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from tests.desk.plan.make import MONDAY, make_plan
from vinculo.desk.plan import exports
from vinculo.desk.plan.paper import for_client, for_us
from vinculo.projects.models import Task
from vinculo.projects.schedule.plan import Plan


@pytest.fixture
def plan(world):
    return make_plan(world.shop, world.marek)


def address(world, kind, for_whom=""):
    return f"/projects/{world.shop.pk}/plan/export/{kind}/{for_whom}"


def texts(content):
    """Every text of a workbook, and the formulas in its cells."""
    with ZipFile(BytesIO(content)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        return book.read("xl/sharedStrings.xml").decode(), "".join(sheets)


def test_the_spreadsheet_holds_tasks_dates_and_numbers(world, plan, signed_in):
    answer = signed_in(world.zofia).get(address(world, "xlsx"))

    words, cells = texts(answer.content)
    assert all(text in words for text in ("Task 0", "Marek Wilk", "First plates", "Design"))
    assert f"<v>{(MONDAY - date(1899, 12, 30)).days}</v>" in cells
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="online-shop-')


@pytest.mark.parametrize("title", ['=HYPERLINK("https://evil.example")', "+1+1", "-2", "@SUM(A1)", "=1+1"])
def test_a_title_is_never_a_formula(world, signed_in, title):
    Task.objects.create(project=world.shop, title=title, side="theirs")

    for whom in ("", "?for=client"):
        words, cells = texts(signed_in(world.zofia).get(address(world, "xlsx", whom)).content)
        assert ("<f>" in cells, "hyperlink" in cells.lower()) == (False, False)
        assert title.split('"')[0] in words


SECRETS = ["Marek Wilk", "Internal", "Forecast", "Task 0", "Task 1", "Estimate"]


def test_the_client_reads_neither_our_tasks_nor_our_dates(world, plan, signed_in):
    ours, _cells = texts(signed_in(world.zofia).get(address(world, "xlsx")).content)
    theirs, cells = texts(signed_in(world.zofia).get(address(world, "xlsx", "?for=client")).content)

    planned = (MONDAY.toordinal() + 11) - date(1899, 12, 30).toordinal()
    assert [word for word in SECRETS if word not in ours] == []
    assert [word for word in SECRETS if word in theirs] == []
    assert ("First plates" in theirs, "Task 3" in theirs, f"<v>{planned}</v>" in cells) == (True, True, False)


def test_the_clients_roadmap_holds_neither_our_tasks_nor_our_dates(world, plan):
    today = timezone.localdate()
    values = Plan.of(world.shop)

    ours = json.dumps(for_us(world.shop, values, None, {}, today))
    theirs = json.dumps(for_client(world.shop, values, today))

    assert ("Task 0" in ours, '"buffer"' in ours) == (True, True)
    assert ("Task 0" in theirs, '"buffer"' in theirs, '"over"' in theirs) == (False, False, False)
    assert ("First plates" in theirs, "Task 3" in theirs) == (True, True)


def test_moving_an_internal_date_changes_nothing_that_the_client_reads(world, plan):
    today = timezone.localdate()
    before = for_client(world.shop, Plan.of(world.shop), today)
    world.shop.milestones.update(planned_on="2026-03-20", forecast_on="2026-06-01", forecast_late_on="2026-07-01")
    Task.objects.filter(side="ours").update(starts_on="2026-01-01", due_on="2026-12-31")

    assert for_client(world.shop, Plan.of(world.shop), today) == before


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
@pytest.mark.parametrize("whom", ["", "?for=client"])
def test_the_roadmap_is_printed(world, plan, signed_in, kind, begins, whom):
    Task.objects.create(project=world.shop, title='#panic("x") $x$ \\ " ] *', side="theirs", due_on=MONDAY)

    answer = signed_in(world.zofia).get(address(world, kind, whom))

    assert (answer.status_code, answer.content[: len(begins)]) == (200, begins)
    assert answer.headers["Content-Type"] == exports.TYPES[kind]


def test_an_empty_plan_is_printed_too(world, signed_in):
    assert signed_in(world.zofia).get(address(world, "pdf")).status_code == 200


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "png"])
def test_strangers_sign_in_first_and_others_find_nothing(world, plan, signed_in, client, kind):
    assert client.get(address(world, kind)).url.startswith("/account/")
    assert signed_in(world.iga).get(address(world, kind)).status_code == 404


def test_the_spreadsheet_asks_as_often_for_many(world, signed_in, django_assert_num_queries):
    make_plan(world.shop, world.marek, 1)
    client = signed_in(world.zofia)
    client.get(address(world, "xlsx"))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(address(world, "xlsx"))
    for number in range(30):
        Task.objects.create(project=world.shop, title=f"More {number}", assignee=world.rita)

    with django_assert_num_queries(len(asked)):
        client.get(address(world, "xlsx"))
