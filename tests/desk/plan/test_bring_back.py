"""A plan taken along as a workbook, changed there, comes back: its tasks, and nothing that changed here since."""

import re
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.plan.make import make_plan
from tests.world import make_project
from vinculo.exchange.sheets import workbook
from vinculo.projects.models import Task


@pytest.fixture
def plan(world):
    return make_plan(world.shop, world.marek)


def taken(client, project):
    """The rows of the exported plan, and of the sheet out of sight."""
    content = BytesIO(client.get(f"/projects/{project.pk}/plan/export/xlsx/").content)
    hidden = next(one.index for one in workbook.look(content) if one.name == "vinculo")
    return [list(line.cells) for line in workbook.lines(content, 0)], list(workbook.lines(content, hidden))


def saved(rows, hidden):
    """What Excel would have saved."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, lines in (("Tasks", rows), ("vinculo", [line.cells for line in hidden])):
        sheet = book.add_worksheet(name)
        for number, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day))
                elif cell is not None:
                    sheet.write(number, column, cell)
    book.close()
    return SimpleUploadedFile("plan.xlsx", file.getvalue())


def brought(client, project, file):
    """The page that shows what would change, and its button pressed."""
    page = client.post(f"/projects/{project.pk}/plan/bring-back/", {"file": file}).content.decode()
    body = re.search(r'name="body" value="([^"]+)"', page)
    if body:
        client.post(f"/projects/{project.pk}/plan/bring-back/take/", {"body": body[1]})
    return page


def column(rows, name):
    return rows[0].index(name)


def row_of(rows, title):
    return next(row for row in rows if row[1] == title)


def test_what_was_changed_in_the_workbook_changes_those_tasks_and_no_others(world, plan, signed_in):
    client = signed_in(world.zofia)
    rows, hidden = taken(client, world.shop)
    others = list(Task.objects.exclude(title="Task 0").values("pk", "title", "due_on", "done_at", "percent"))
    row = row_of(rows, "Task 0")
    row[column(rows, "Task")], row[column(rows, "Due on")] = "Task 0, renamed", date(2027, 6, 1)
    row[column(rows, "Who does it")] = world.zofia.name
    rows.append([None, "Brand new", None, None, None, "Marek Wilk", None, date(2027, 6, 3)])

    page = brought(client, world.shop, saved(rows, hidden))

    changed, new = Task.objects.get(title="Task 0, renamed"), Task.objects.get(title="Brand new")
    assert "Take over 2 tasks" in page
    assert (changed.due_on, changed.assignee_id) == (date(2027, 6, 1), world.zofia.pk)
    assert (new.project_id, new.due_on, new.assignee_id) == (world.shop.pk, date(2027, 6, 3), world.marek.pk)
    rest = Task.objects.exclude(pk__in=[changed.pk, new.pk])
    assert list(rest.values("pk", "title", "due_on", "done_at", "percent")) == others


def test_a_day_under_done_makes_a_task_done(world, plan, signed_in):
    client = signed_in(world.zofia)
    rows, hidden = taken(client, world.shop)
    row = row_of(rows, "Task 0")
    row += [None] * (len(rows[0]) - len(row))
    row[column(rows, "Done on")] = date(2027, 3, 2)

    brought(client, world.shop, saved(rows, hidden))

    assert Task.objects.get(title="Task 0").done_at.date() == date(2027, 3, 2)


def test_what_changed_here_meanwhile_is_said_and_stays(world, plan, signed_in):
    client = signed_in(world.zofia)
    rows, hidden = taken(client, world.shop)
    row_of(rows, "Task 0")[column(rows, "Due on")] = date(2027, 6, 1)
    Task.objects.filter(title="Task 0").update(due_on=date(2027, 5, 5))

    page = brought(client, world.shop, saved(rows, hidden))

    assert "Nothing was overwritten" in page
    assert Task.objects.get(title="Task 0").due_on == date(2027, 5, 5)


def test_a_plan_that_was_not_changed_changes_nothing(world, plan, signed_in):
    client = signed_in(world.zofia)

    assert "Take over" not in brought(client, world.shop, saved(*taken(client, world.shop)))


def test_the_plan_of_another_project_and_its_rows_are_refused(world, plan, signed_in):
    client = signed_in(world.zofia)
    rows, hidden = taken(client, world.shop)
    foreign = Task.objects.create(project=make_project(world.luna, "Elsewhere", lead=world.zofia), title="Not yours")
    theirs, elsewhere = taken(client, foreign.project)
    rows[1][column(rows, "vinculo")] = row_of(theirs, "Not yours")[column(theirs, "vinculo")]
    rows[1][column(rows, "Task")] = "Stolen"

    assert "plan of another project" in brought(client, world.shop, saved(theirs, elsewhere))
    assert "belongs to no task of this project" in brought(client, world.shop, saved(rows, hidden))
    foreign.refresh_from_db()
    assert foreign.title == "Not yours"


def test_another_workbook_is_no_plan(world, plan, signed_in):
    client = signed_in(world.zofia)
    rows, _hidden = taken(client, world.shop)

    assert "no plan that was taken along" in brought(client, world.shop, saved(rows, []))
    assert "no plan that was taken along" in brought(client, world.shop, SimpleUploadedFile("x.xlsx", b"Task,Due\na,b"))


def test_quiet_when_the_same_workbook_comes_again(world, plan, signed_in):
    client = signed_in(world.zofia)
    rows, hidden = taken(client, world.shop)
    row_of(rows, "Task 0")[column(rows, "Due on")] = date(2027, 6, 1)
    rows += [[None, "Brand new"], [None, "Brand new"]]
    brought(client, world.shop, saved(rows, hidden))

    assert "Take over" not in brought(client, world.shop, saved(rows, hidden))
    assert Task.objects.filter(title="Brand new").count() == 2


def test_what_is_changed_once_more_in_the_same_workbook_changes_again_and_what_changed_here_stays(
    world, plan, signed_in
):
    client = signed_in(world.zofia)
    rows, hidden = taken(client, world.shop)
    row_of(rows, "Task 0")[column(rows, "Due on")] = date(2027, 6, 1)
    rows.append([None, "Brand new"] + [None] * (column(rows, "vinculo") - 1))
    brought(client, world.shop, saved(rows, hidden))

    row_of(rows, "Task 0")[column(rows, "Due on")] = date(2027, 6, 8)
    rows[-1][column(rows, "Done, in %")] = 0.5
    brought(client, world.shop, saved(rows, hidden))
    assert Task.objects.get(title="Task 0").due_on == date(2027, 6, 8)
    assert Task.objects.get(title="Brand new").percent == 50

    Task.objects.filter(title="Brand new").update(percent=80)
    rows[-1][column(rows, "Done, in %")] = 0.6
    assert "Nothing was overwritten" in brought(client, world.shop, saved(rows, hidden))
    assert Task.objects.get(title="Brand new").percent == 80


def test_pressed_twice_it_is_taken_over_once(world, plan, signed_in):
    client = signed_in(world.zofia)
    rows, hidden = taken(client, world.shop)
    rows.append([None, "Brand new"])
    page = brought(client, world.shop, saved(rows, hidden))
    body = re.search(r'name="body" value="([^"]+)"', page)[1]

    client.post(f"/projects/{world.shop.pk}/plan/bring-back/take/", {"body": body})

    assert Task.objects.filter(title="Brand new").count() == 1
