"""A row of the list with everything already in words, so that the template has nothing to work out fifty times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.desk.clients.listing import Record
from vinculo.practices.practice import Urgency
from vinculo.web import dates, glyphs, plates
from vinculo.web.money import money


@dataclass(slots=True)
class Row:
    pk: int
    name: str
    line: str
    plate: SafeString
    season: SafeString | str
    weather: SafeString | str
    last: str
    next: str
    promises: int | str
    nudges: SafeString | int | str
    value: str
    owner: SafeString | str


def rows(records: Iterable[Record], *, today: date, currency: str) -> list[Row]:
    marks = Marks()
    return [_row(record, marks, today, currency) for record in records]


def _row(record: Record, marks: "Marks", today: date, currency: str) -> Row:
    return Row(
        pk=record.pk,
        name=record.name,
        line=record.line,
        plate=plates.org(plates.initials(record.name), record.pk, "sm"),
        season=marks.season(record.season),
        weather=marks.weather(record.weather),
        last=dates.day_near(record.last_contact_at, today),
        next=dates.day_near(record.next_word_on, today),
        promises=record.open_promises or "",
        nudges=marks.nudges(record.open_nudges, record.worst_urgency),
        value=money(record.value, record.currency or currency),
        owner=marks.owner(record.owner),
    )


class Marks:
    """Each badge is drawn once a page, not once a row."""

    def __init__(self) -> None:
        self._seasons: dict[str, SafeString] = {}
        self._skies: dict[str, SafeString] = {}
        self._owners: dict[str, SafeString] = {}
        self._urgent = glyphs.icon("octagon-alert", "t-danger ii", _("cannot wait"))

    def season(self, name: str | None) -> SafeString | str:
        if not name:
            return ""
        if name not in self._seasons:
            self._seasons[name] = glyphs.season(name, "sm")
        return self._seasons[name]

    def weather(self, name: str | None) -> SafeString | str:
        if not name:
            return ""
        if name not in self._skies:
            self._skies[name] = glyphs.weather(name, "sm")
        return self._skies[name]

    def owner(self, name: str | None) -> SafeString | str:
        if not name:
            return ""
        if name not in self._owners:
            self._owners[name] = plates.avatar(plates.initials(name), name, "sm", name=name)
        return self._owners[name]

    def nudges(self, count: int | None, worst: int | None) -> SafeString | int | str:
        if not count:
            return ""
        return SafeString(f"{self._urgent} {count}") if worst == Urgency.NOW else count
