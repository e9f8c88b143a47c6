from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.world import NOW, World
from vinculo.meetings.models import Meeting
from vinculo.meetings.planning import Plan, cancel, plan
from vinculo.meetings.series import days, next_day, row_of, slots

SINCE, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def series(world: World, zone: str, repeats: str, begins: datetime, until: date | None = None) -> Meeting:
    said = Plan(
        world.luna, "Weekly word", begins.replace(tzinfo=ZoneInfo(zone)), zone, repeats=repeats, minutes=30,
        repeats_until_on=until, contacts=(world.ana,),
    )  # fmt: skip
    return plan(said, by=world.marek, at=NOW)


def test_ten_stays_ten_over_both_changes_of_the_clock(world: World) -> None:
    """2026-03-29 the clocks go forward, 2026-10-25 back, in Madrid as in Warsaw."""
    for zone in ("Europe/Madrid", "Europe/Warsaw"):
        one = series(world, zone, "weekly", datetime(2026, 3, 16, 10))
        found = list(slots(one, since=SINCE, until=UNTIL))

        assert {f"{at.astimezone(ZoneInfo(zone)):%a %H:%M}" for at in found} == {"Mon 10:00"}
        assert [f"{at:%m-%d %H}" for at in found if at.month in (3, 10)] == [
            "03-16 09", "03-23 09", "03-30 08", "10-05 08", "10-12 08", "10-19 08", "10-26 09",
        ]  # fmt: skip


def test_every_two_weeks_and_every_month_until_a_day(world: World) -> None:
    fortnight = series(world, "Europe/Madrid", "fortnightly", datetime(2026, 3, 16, 10), date(2026, 4, 13))
    month = series(world, "Europe/Madrid", "monthly", datetime(2026, 1, 31, 10), date(2026, 5, 31))

    assert [f"{at:%m-%d}" for at in slots(fortnight, since=SINCE, until=UNTIL)] == ["03-16", "03-30", "04-13"]
    assert [f"{at:%m-%d}" for at in slots(month, since=SINCE, until=UNTIL)] == ["01-31", "03-31", "05-31"]


def test_what_was_done_to_one_day_stands_for_itself(world: World) -> None:
    one = series(world, "Europe/Madrid", "weekly", datetime(2026, 3, 16, 10), date(2026, 4, 6))
    second, third = (row_of(one, datetime(2026, 3, 23 + 7 * n, 9 - n, tzinfo=UTC)) for n in range(2))
    second.starts_at += timedelta(hours=2)
    second.save()
    cancel(third, because="Easter", by=world.marek, at=NOW)

    found = days(Meeting.objects.planned(), since=SINCE, until=UNTIL)

    assert [f"{day.starts_at:%m-%d %H}" for day in found] == ["03-16 09", "03-23 11", "04-06 08"]
    assert row_of(one, second.slot_at or NOW) == second
    assert second.guests.get().contact == world.ana
    assert next_day(one, after=datetime(2026, 3, 24, tzinfo=UTC)) == datetime(2026, 4, 6, 8, tzinfo=UTC)


def test_a_series_has_no_other_days(world: World) -> None:
    one = series(world, "Europe/Madrid", "weekly", datetime(2026, 3, 16, 10))

    with pytest.raises(ValueError, match="no such day"):
        row_of(one, datetime(2026, 3, 24, 9, tzinfo=UTC))


def test_a_whole_day_ends_at_midnight_also_when_the_clocks_change(world: World) -> None:
    for on, hours in (((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 1), 24)):
        begins = datetime(*on, tzinfo=ZoneInfo("Europe/Warsaw")).astimezone(UTC)
        one = Meeting(starts_at=begins, minutes=1440, is_all_day=True, time_zone="Europe/Warsaw")

        assert (one.ends_at - one.starts_at) == timedelta(hours=hours)
