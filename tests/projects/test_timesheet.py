"""Time as it is typed, and cells of a week."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from vinculo.projects import timesheet
from vinculo.projects.models import RunningTimer, TimeEntry
from vinculo.projects.timesheet import NotATime, read_time, say_time, set_day

ON = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1:30", 90), ("1,5", 90), ("1.5 h", 90), ("90m", 90), ("2", 120), ("0:05", 5), ("1h 30m", 90), ("24", 1440),
        ("", None), ("0", None), (" 0:00 ", None),
    ],
)  # fmt: skip
def test_time_is_read_as_people_write_it(text, minutes):
    assert read_time(text) == minutes


@pytest.mark.parametrize("text", ["90", "1:75", "soon", "25h", "-2", "1:3:0"])
def test_what_is_no_time_of_a_day_is_refused(text):
    with pytest.raises(NotATime):
        read_time(text)


@pytest.mark.parametrize("minutes", [1, 59, 60, 90, 601, 1440])
def test_what_is_said_is_read_back(minutes):
    assert read_time(say_time(minutes)) == minutes


def cell(world, minutes):
    return set_day(world.marek, project_id=world.shop.pk, task_id=None, on=ON, minutes=minutes)


def test_the_newest_entry_takes_up_the_difference(world):
    about = {"project": world.shop, "person": world.marek, "on": ON}
    TimeEntry.objects.create(**about, minutes=60, note="Early")
    TimeEntry.objects.create(**about, minutes=30, note="Late")
    found = []
    for minutes in (120, 70, None):
        cell(world, minutes)
        found.append(list(TimeEntry.objects.order_by("pk").values_list("minutes", "note")))

    assert found == [[(60, "Early"), (60, "Late")], [(60, "Early"), (10, "Late")], []]


def test_the_same_again_changes_nothing(world):
    assert (cell(world, 60), cell(world, 60), TimeEntry.objects.count()) == (True, False, 1)


def test_a_clock_stopped_twice_counts_once(world):
    now = timezone.now()
    timer = timesheet.start(world.marek, project=world.shop, task=None, at=now - timedelta(minutes=50))

    first, second = timesheet.stop(timer, minutes=50), timesheet.stop(timer, minutes=50)

    assert (first.minutes, second, RunningTimer.objects.count()) == (50, None, 0)
