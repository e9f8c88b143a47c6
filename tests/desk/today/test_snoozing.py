from datetime import UTC, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from vinculo.desk.today.snoozing import good_moments
from vinculo.people.worktime import work_calendar

MADRID = ZoneInfo("Europe/Madrid")
WORDLESS = SimpleNamespace(open_now=None, nudge=SimpleNamespace(contact=None))


def moments(organization, hour, minute=0):
    """On Tuesday 10 March 2026."""
    at = datetime(2026, 3, 10, hour, minute, tzinfo=MADRID).astimezone(UTC)
    found = good_moments(WORDLESS, at=at, zone=MADRID, calendar=work_calendar(organization))
    return [f"{one.until.astimezone(MADRID):%a %H:%M}" for one in found]


@pytest.mark.parametrize(
    ("hour", "offered"),
    [
        (0, ["Wed 09:00", "Mon 09:00"]),
        (9, ["Tue 12:00", "Wed 09:00", "Mon 09:00"]),
        (14, ["Tue 17:00", "Wed 09:00", "Mon 09:00"]),
        (15, ["Wed 09:00", "Mon 09:00"]),
        (23, ["Wed 09:00", "Mon 09:00"]),
    ],
)
def test_nobody_is_told_to_come_back_at_night(world, hour, offered):
    assert moments(world.organization, hour) == offered
