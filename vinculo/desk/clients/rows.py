"""
The rows of the list.

They are put together here and not in a template: fifty rows of ten cells would be most of what the page costs, and this
takes a tenth of the time. What a cell looks like by its place is said in css/pages/clients.css.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vinculo.desk.clients.listing import Record
from vinculo.practices.practice import Urgency
from vinculo.web import dates, glyphs, plates
from vinculo.web.money import money

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """A client of the list with everything already in words."""

    pk: int
    name: str
    line: str
    season: str
    weather: str
    last: str
    next: str
    promises: str
    nudges: str
    value: str
    owner: str


class Reader:
    """What is the same in every row for whoever reads: zone, language, today; and the days already put into words."""

    def __init__(self, today: date, currency: str) -> None:
        self.today, self.currency = today, currency
        self.zone, self.language = timezone.get_current_timezone(), dates.language()
        self.urgent = glyphs.icon("octagon-alert", "t-danger ii", _("cannot wait"))
        self._days: dict[date, str] = {}

    def day(self, on: date) -> str:
        if on not in self._days:
            self._days[on] = dates.day_near(on, self.today)
        return self._days[on]

    def day_of(self, at: datetime) -> str:
        return self.day(at.astimezone(self.zone).date())

    def row(self, record: Record) -> Row:
        return Row(
            pk=record.pk,
            name=record.name,
            line=record.line,
            season=glyphs.season(record.season, "sm") if record.season else NOTHING,
            weather=glyphs.weather(record.weather, "sm") if record.weather else NOTHING,
            last=self.day_of(record.last_contact_at) if record.last_contact_at else NOTHING,
            next=self.day(record.next_word_on) if record.next_word_on else NOTHING,
            promises=str(record.open_promises or NOTHING),
            nudges=self._nudges(record),
            value=money(record.value, record.currency or self.currency, self.language) or NOTHING,
            owner=_owner(record.owner) if record.owner else NOTHING,
        )

    def _nudges(self, record: Record) -> str:
        if not record.open_nudges:
            return NOTHING
        count = str(record.open_nudges)
        return f"{self.urgent} {count}" if record.worst_urgency == Urgency.NOW else count


def rows(records: Iterable[Record], *, today: date, currency: str) -> list[Row]:
    reader = Reader(today, currency)
    return [reader.row(record) for record in records]


def table_body(rows: Iterable[Row], *, with_ticks: bool, with_money: bool) -> SafeString:
    """
    The rows as markup; a guest has nothing to tick and sees no money. Cells and rows end where the next one begins, as
    HTML allows: saying so would be 2 KB of a page that may have 60.
    """
    words = escape(_("Next word"))
    next_word = f' data-l="{words}"'
    parts = []
    for row in rows:
        name = escape(row.name)
        tick = (
            f'<td><input type="checkbox" name="client" value="{row.pk}" aria-label="{name}" data-bulk-one data-key="x">'
        )
        value = f"<td>{escape(row.value)}" if with_money else "<td hidden>"  # cells are styled by place
        parts.append(
            f"<tr data-item>{tick if with_ticks else ''}"
            f'<td><a href="/clients/{row.pk}/" data-item-focus>{_plate(row.name, row.pk)}'
            f"<span><b>{name}</b><small>{escape(row.line)}</small></span></a>"
            f"<td>{row.season}<td>{row.weather}<td>{row.last}"
            f"<td{next_word if row.next != NOTHING else ''}>{row.next}<td>{row.promises}<td>{row.nudges}"
            f"{value}<td>{row.owner}"
        )
    return mark_safe("".join(parts))  # noqa: S308 names, lines and amounts are escaped; the rest is ours


@lru_cache(maxsize=4096)
def _plate(name: str, pk: int) -> SafeString:
    return plates.org(plates.initials(name), pk, "sm")


@lru_cache(maxsize=512)
def _owner(name: str) -> SafeString:
    return plates.avatar(plates.initials(name), name, "sm", name=name)
