"""A workbook of contacts with several sheets: whoever brings it says which one is read."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
import xlsxwriter
from django.test import Client as Browser

from tests.desk.imports.test_pages import LIST, upload
from tests.world import World
from vinculo.exchange.addressbook import wrapped
from vinculo.exchange.models import ImportRow, ImportRun, State

SignedIn = Callable[[Any], Browser]
HEADS = ("Name", "Email", "Company")


def book(**sheets: Sequence[Sequence[str]]) -> bytes:
    """A workbook of these sheets; one whose name begins with "Old" is hidden."""
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if name.startswith("Old"):
            sheet.hide()
    made.close()
    return file.getvalue()


PEOPLE = book(
    Notes=[("Only a remark",)],
    Friends=[HEADS, ("Eva Rio", "eva@sol.example", "Sol")],
    Suppliers=[("All of them",), ("E-mail", "Name"), ("jan@mar.example", "Jan Kot"), ("iga@mar.example", "Iga Mar")],
    Old=[HEADS, ("Leo Paz", "leo@paz.example", "Paz")],
)


def titles() -> list[str]:
    return list(ImportRow.objects.order_by("number", "pk").values_list("title", flat=True))


def test_stays_quiet_where_there_is_nothing_to_choose(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.marek)
    single = book(One=[HEADS, ("Eva", "e@x.example", "")])
    for number, (data, name) in enumerate([(LIST, "list.csv"), (single, "one.xlsx")]):
        upload(browser, data, name)
        run = ImportRun.objects.newest_first()[0]

        page = browser.get(f"/imports/{run.pk}/columns/").content

        assert (b"Show its columns" in page, b'name="sheet"' in page) == (False, number == 1)


def test_the_likeliest_sheet_is_proposed_and_another_may_be_read(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.marek)
    page = upload(browser, PEOPLE, "people.xlsx").content.decode()
    run = ImportRun.objects.get()
    assert titles() == ["Eva Rio"]
    assert "Sheet and columns" in page

    page = browser.get(f"/imports/{run.pk}/columns/").content.decode()
    assert "Notes" not in page
    assert '<option value="1" selected>Friends (1 row)</option>' in page
    assert '<option value="2">Suppliers (2 rows)</option>' in page
    assert '<option value="3">Old (hidden, 1 row)</option>' in page

    page = browser.get(f"/imports/{run.pk}/columns/?sheet=2").content.decode()
    assert '<input type="hidden" name="sheet" value="2">' in page
    assert "jan@mar.example · iga@mar.example" in page
    assert titles() == ["Eva Rio"], "looking changes nothing"

    browser.post(f"/imports/{run.pk}/columns/", {"sheet": "2", "column_0": "email", "column_1": "name"})
    run.refresh_from_db()
    assert (run.state, run.sheet, titles()) == (State.PREVIEW, 2, ["Jan Kot", "Iga Mar"])
    page = browser.get(f"/imports/{run.pk}/columns/").content.decode()
    assert '<option value="2" selected>' in page

    browser.post(f"/imports/{run.pk}/columns/", {"sheet": "3", "column_0": "name", "column_1": "email"})
    browser.post(f"/imports/{run.pk}/apply/")
    run.refresh_from_db()
    assert (run.state, titles()) == (State.DONE, ["Leo Paz"])


@pytest.mark.parametrize("asked", ["0", "9", "-1", "x", "9" * 400])
def test_a_sheet_without_a_table_or_that_is_not_there_is_not_read(
    world: World, signed_in: SignedIn, asked: str
) -> None:
    browser = signed_in(world.marek)
    upload(browser, PEOPLE, "people.xlsx")
    run = ImportRun.objects.get()

    browser.post(f"/imports/{run.pk}/columns/", {"sheet": asked, "column_0": "name", "column_1": "email"})

    run.refresh_from_db()
    assert (run.sheet, titles()) == (1, ["Eva Rio"])


def test_only_workbooks_have_sheets() -> None:
    assert wrapped.pages(io.BytesIO(LIST)) == []
    assert [one.name for one in wrapped.pages(io.BytesIO(PEOPLE))] == ["Friends", "Suppliers", "Old"]
    assert [one.is_proposed for one in wrapped.pages(io.BytesIO(PEOPLE))] == [True, False, False]
