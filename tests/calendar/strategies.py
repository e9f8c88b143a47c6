"""Calendars, days and moments for property tests."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from vinculo.calendar.hours import WeekHours
from vinculo.calendar.workdays import WorkCalendar

MADRID, WARSAW = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Warsaw")
SPLIT_DAY = [["09:00", "14:00"], ["15:30", "18:30"]]
SPANISH_WEEK = WeekHours.from_json(
    {"mon": SPLIT_DAY, "tue": SPLIT_DAY, "wed": SPLIT_DAY, "thu": SPLIT_DAY, "fri": [["09:00", "15:00"]]}
)

days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
zones = st.sampled_from([MADRID, WARSAW, ZoneInfo("America/Mexico_City"), ZoneInfo("Pacific/Auckland"), UTC])
# Half of all moments lie within two days of a change of the clocks in Europe.
CHANGES = [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
near_changes = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes), st.sampled_from(CHANGES), st.integers(-2880, 2880)
)
anywhen = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
moments = st.one_of(near_changes, anywhen)


def _spans(minutes: list[int]) -> list[list[str]]:
    texts = [f"{m // 60:02}:{m % 60:02}" for m in sorted(set(minutes))]
    return [[start, end] for start, end in zip(texts[::2], texts[1::2], strict=False)]


spans_of_a_day = st.lists(st.integers(0, 1440), max_size=6).map(_spans)
weeks = st.fixed_dictionaries(
    {"tue": st.lists(st.integers(0, 1440), min_size=2, max_size=4, unique=True).map(_spans)},
    optional=dict.fromkeys(("mon", "wed", "thu", "fri", "sat", "sun"), spans_of_a_day),
).map(WeekHours.from_json)
holidays = st.frozensets(st.dates(date(2025, 12, 1), date(2026, 12, 31)), max_size=30)
calendars = st.builds(WorkCalendar, zone=zones, hours=weeks, holidays=holidays)
