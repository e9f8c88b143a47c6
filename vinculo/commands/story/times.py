"""Days of the story, told from today: -3 is three days ago, moved to a working day where people meet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vinculo.calendar.workdays import WorkCalendar


@dataclass(frozen=True)
class Times:
    """Turns the story's numbers into dates and moments around one `now`."""

    now: datetime
    calendar: WorkCalendar

    @property
    def today(self) -> date:
        return self.calendar.day_of(self.now)

    def day_or_none(self, number: int | None) -> date | None:
        return None if number is None else self.day(number)

    def day(self, number: int) -> date:
        """A date; past ones fall back to a working day, coming ones move on to the next."""
        day = self.today + timedelta(days=number)
        if self.calendar.is_workday(day) or number == 0:
            return day
        return self.calendar.add_workdays(day, -1 if number < 0 else 1)

    def at(self, number: int, clock: str = "10:00") -> datetime:
        """A moment on that day by the clock of the studio; never after now for days up to today."""
        moment = datetime.combine(self.day(number), time.fromisoformat(clock), self.calendar.zone)
        return min(moment, self.now - timedelta(minutes=20)) if number <= 0 else moment

    def hours_ago(self, hours: float) -> datetime:
        return self.now - timedelta(hours=hours)
