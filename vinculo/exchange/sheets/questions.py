"""What is asked about a tracker: its sheet, headings, days, decimals, columns. Each question has a proposal."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext, pgettext_lazy

from vinculo.exchange.history.asking import Question
from vinculo.exchange.reading.formats import Format
from vinculo.exchange.sheets.cells import text_of
from vinculo.exchange.sheets.layout import EXTRA, Layout, column_name, laid_out
from vinculo.language.cleaning import beginning

FIELD_LABELS = {
    "": lazy("Leave out"),
    "title": lazy("Task"),
    "key": lazy("Number in the other system"),
    "project": lazy("Project"),
    "account": pgettext_lazy("who we work for", "Client"),
    "website": lazy("Web page"),
    "phone": lazy("Phone"),
    "city": lazy("City"),
    "country": lazy("Country"),
    "column": lazy("List"),
    "mark": lazy("Milestone"),
    "status": lazy("Status"),
    "done": lazy("Done, yes or no"),
    "done_on": lazy("Done on"),
    "percent": lazy("Done, in %"),
    "starts": lazy("Starts on"),
    "due": lazy("Due on"),
    "who": lazy("Who does it"),
    "hours": lazy("Estimate in hours"),
    "days": lazy("Estimate in days"),
    "length": lazy("Estimate with its unit"),
    "about": lazy("Description"),
    "said": lazy("Notes"),
    "labels": lazy("Labels"),
    "priority": lazy("Priority"),
    "parent": lazy("Part of the task"),
    "before": lazy("Waits for"),
    "url": lazy("Address on the web"),
    EXTRA: lazy("Keep with the description"),
}
AS_THEY_ARE = frozenset({"budget", "spent", "project_key"})
ROWS, MOST_COLUMNS, SAMPLES = 15, 60, 3


def asks(stream: BinaryIO, format: Format, name: str, choices: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions about this file, with what was chosen so far. Raises Refused."""
    layout = laid_out(stream, name, choices)
    return (*_where(layout), _name(layout), _order(layout), _decimal(layout), *_columns(layout))


def _where(layout: Layout) -> Iterator[Question]:
    if len(layout.sheets) > 1:
        yield Question(
            name="sheet",
            label=_("Sheet"),
            options=tuple((str(one.index), _named(one.name, one.is_visible)) for one in layout.sheets),
            proposed=str(layout.sheet.index),
            why=_("Hidden sheets are taken only when you choose them."),
        )
    lines = [line for line in layout.sheet.lines if any(map(text_of, line.cells))][:ROWS]
    yield Question(
        name="headings",
        label=_("Row of the headings"),
        options=tuple((str(line.number), _shown(line.number, line.cells)) for line in lines),
        proposed=str(layout.headings.number),
    )


def _name(layout: Layout) -> Question:
    return Question(
        name="project",
        label=_("Project"),
        proposed=layout.name,
        why=_("The project of every row that names none itself."),
    )


def _order(layout: Layout) -> Question:
    options = (("dmy", _("Day first: 03/04 is 3 April")), ("mdy", _("Month first: 03/04 is 4 March")))
    found = layout.evidence
    only = max(found.day_first, found.month_first)
    if only:
        why = ngettext("%(count)s date can only be read so.", "%(count)s dates can only be read so.", only)
        told = why % {"count": only}
    elif found.either:
        told = _("No date in the file tells; the language of the headings does.")
    else:
        told = _("Every date in the file can be read in one way only.")
    return Question(name="dates", label=_("Order of dates"), options=options, proposed=found.order, why=told)


def _decimal(layout: Layout) -> Question:
    options = ((",", _("Comma: 1.234,5")), (".", _("Point: 1,234.5")))
    only = max(layout.evidence.comma, layout.evidence.point)
    if only:
        why = ngettext("%(count)s number can only be read so.", "%(count)s numbers can only be read so.", only)
        told = why % {"count": only}
    else:
        told = _("No number in the file tells; the language of the headings does.")
    return Question(
        name="decimal", label=_("Decimal sign"), options=options, proposed=layout.evidence.decimal, why=told
    )


def _columns(layout: Layout) -> Iterator[Question]:
    options = tuple(FIELD_LABELS.items())
    below = [line for line in layout.sheet.lines if line.number > layout.headings.number]
    for index, heading in enumerate(layout.headings.texts[:MOST_COLUMNS]):
        values = [text for line in below if (text := text_of(line[index]).strip())][:SAMPLES]
        if not heading and not values:
            continue
        field = layout.proposal.get(index, "")
        yield Question(
            name=column_name(layout.sheet, layout.headings, index),
            label=heading or _("Column %(number)s") % {"number": index + 1},
            options=options,
            proposed=EXTRA if field in AS_THEY_ARE else field,
            why=" · ".join(beginning(value, 40) for value in values),
        )


def _named(name: str, is_visible: bool) -> str:
    return name if is_visible else _("%(sheet)s (hidden)") % {"sheet": name}


def _shown(number: int, cells: tuple[object, ...]) -> str:
    texts = [text for cell in cells if (text := text_of(cell))]  # type: ignore[arg-type]
    return f"{number}: {beginning(' · '.join(texts), 80)}"
