from datetime import UTC, datetime, timedelta

import pytest
from django_q.models import Schedule

from vinculo.jobs import timetable
from vinculo.jobs.timetable import Entry

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def own_timetable(monkeypatch):
    """Only what the test puts in; the real one is read first, since what is imported later writes into this."""
    timetable.entries()
    entries: dict[str, Entry] = {}
    monkeypatch.setattr(timetable, "_entries", entries)
    monkeypatch.setattr(timetable, "autodiscover_modules", lambda name: None)
    return entries


def sweep() -> None:
    pass


def rows() -> list[tuple[str, str, int | None, datetime]]:
    return list(Schedule.objects.order_by("name").values_list("name", "schedule_type", "minutes", "next_run"))


@pytest.mark.django_db
def test_every_few_minutes_begins_now(own_timetable):
    timetable.every(minutes=5)(sweep)

    timetable.ensure(NINE)

    assert rows() == [("timetable: tests.jobs.test_timetable.sweep", "I", 5, NINE)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("clock", "first"),
    [("21:30", NINE.replace(hour=21, minute=30)), ("02:30", datetime(2026, 11, 22, 2, 30, tzinfo=UTC))],
)
def test_daily_begins_the_next_time_the_clock_shows_it(own_timetable, clock, first):
    timetable.daily(clock)(sweep)

    timetable.ensure(NINE)

    assert [row[3] for row in rows()] == [first]


@pytest.mark.django_db
def test_a_second_look_changes_nothing(own_timetable):
    timetable.every(minutes=5)(sweep)
    timetable.ensure(NINE)
    Schedule.objects.update(next_run=NINE + timedelta(minutes=3))
    before = list(Schedule.objects.values())

    timetable.ensure(NINE + timedelta(minutes=1))

    assert list(Schedule.objects.values()) == before


@pytest.mark.django_db
def test_a_changed_entry_is_changed_and_a_removed_one_removed(own_timetable):
    timetable.daily("02:30")(sweep)
    timetable.ensure(NINE)

    timetable.daily("04:00")(sweep)
    timetable.ensure(NINE)
    assert [row[3].hour for row in rows()] == [4]

    own_timetable.clear()
    timetable.ensure(NINE)
    assert rows() == []


@pytest.mark.django_db
def test_schedules_of_others_are_left_alone(own_timetable):
    Schedule.objects.create(name="by hand", func="tests.jobs.work.take_long")

    timetable.ensure(NINE)

    assert [row[0] for row in rows()] == ["by hand"]


@pytest.mark.django_db(transaction=True)
def test_when_due_the_job_is_queued_as_any_other(own_timetable):
    from django_q.models import OrmQ
    from django_q.scheduler import scheduler

    timetable.every(minutes=5)(sweep)
    timetable.ensure(NINE - timedelta(days=365))

    scheduler()

    assert [row.task["args"][1] for row in OrmQ.objects.all()] == ["tests.jobs.test_timetable.sweep"]


@pytest.mark.parametrize("clock", ["2:30", "24:00", "noon", "02:60"])
def test_a_time_that_is_none_is_refused(own_timetable, clock):
    with pytest.raises(ValueError, match="not a time of day"):
        timetable.daily(clock)


def test_the_real_timetable_can_be_read():
    assert "vinculo.jobs.housekeeping.forget_old" in [entry.path for entry in timetable.entries()]
