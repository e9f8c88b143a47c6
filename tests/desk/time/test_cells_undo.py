"""A cell emptied by a slip of the finger comes back with what was noted on it."""

import re
from datetime import date

import pytest

from vinculo.projects.models import TimeEntry

ON = date(2026, 3, 17)


@pytest.fixture
def entry(world):
    return TimeEntry.objects.create(
        project=world.shop, person=world.marek, on=ON, minutes=90, note="Photos sorted", is_billable=False
    )


def empty(browser, world, **more):
    cell = f"m-{world.shop.pk}-0-{ON.isoformat()}"
    return browser.post("/time/save/?week=2026-03-16", {cell: ""}, **more)


def test_an_emptied_cell_is_put_back_as_it_was(world, signed_in, entry):
    browser = signed_in(world.marek)

    answer = empty(browser, world, headers={"accept": "application/json"})
    assert TimeEntry.objects.count() == 0
    undo = re.search(r'action="([^"]+)"', answer.json()["toasts"])
    browser.post(undo[1].replace("&amp;", "&"))

    [back] = TimeEntry.objects.all()
    assert (back.on, back.minutes, back.note, back.is_billable) == (ON, 90, "Photos sorted", False)


def test_nobody_else_can_put_it_back(world, signed_in, entry):
    answer = empty(signed_in(world.marek), world, headers={"accept": "application/json"})
    undo = re.search(r'action="([^"]+)"', answer.json()["toasts"])

    assert signed_in(world.rita).post(undo[1].replace("&amp;", "&")).status_code == 404
    assert TimeEntry.objects.count() == 0
