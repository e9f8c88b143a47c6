"""When relationships are looked at without anybody having asked: every night, and when a clock may have run on."""

from vinculo.jobs import takes, timetable
from vinculo.practices import forecasts, recheck, recheck_leads, sweeping


@timetable.daily("01:30")
@takes(minutes=30)
def forecast() -> None:
    """A day has gone in every project; before everybody is looked at, who are checked by what this finds."""
    forecasts.sweep()


@timetable.daily("02:30")
@takes(minutes=30)
def sweep() -> None:
    """Everybody, once a night."""
    sweeping.begin()
    recheck_leads.sweep()


@timetable.every(minutes=15)
def clocks() -> None:
    """Those for whom an hour that passes changes something."""
    recheck.check_clocks()
    recheck_leads.sweep()
