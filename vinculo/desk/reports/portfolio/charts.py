"""Bars: promises through time, how long answers took, and whose share of the sales is how large."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from vinculo.reports.analysis.around import Sales
from vinculo.reports.analysis.felt import Part, Waits
from vinculo.reports.analysis.scope import share
from vinculo.reports.analysis.spans import Span
from vinculo.web.dates import day_month, language, names
from vinculo.web.svg import level, picture, rect, words

BASE, TALL = 140, 116
NAMED = 5  # clients by name among those we depend on
TOO_MUCH = 30  # per cent of the sales that hang on one client
HOURS = (1, 2, 4, 8, 16, 24)


def promises_chart(parts: list[Part], spans: list[Span]) -> SafeString:
    """Early, on the day, and late or still open, one upon the other."""
    most = max((one.all for one in parts), default=0)
    if not most:
        return SafeString("")
    wide, drawn = 100 / len(parts), [level(BASE, "ln")]
    step = 1 if len(parts) <= 9 or spans[0].until.month != spans[0].since.month else 2
    for place, (one, span) in enumerate(zip(parts, spans, strict=True)):
        top = float(BASE)
        for number, css in ((one.early, "done"), (one.good - one.early, "plan"), (one.all - one.good, "over")):
            high = TALL * number / most
            top -= high
            if number:
                drawn.append(rect(wide * place + wide * 0.18, wide * 0.64, top, max(high - 1, 1), css))
        if one.all:
            drawn.append(words(wide * (place + 0.5), top - 4, one.all, "tx-b", "middle"))
        if (len(parts) - 1 - place) % step == 0:
            drawn.append(words(wide * (place + 0.5), BASE + 18, _named(span, spans), "tx-f", "middle"))
    good, everything = sum(one.good for one in parts), sum(one.all for one in parts)
    said = _("%(good)d of %(all)d promises were kept on their day or before") % {"good": good, "all": everything}
    return picture(BASE + 24, said, drawn)


def _named(span: Span, spans: list[Span]) -> str:
    if (spans[0].until - spans[0].since).days >= 27:
        return names(language()).short_months[span.since.month - 1]
    return day_month(span.since)


@dataclass(frozen=True, slots=True)
class Answers:
    chart: SafeString
    all: int
    long: int
    open: int


def answers_chart(waits: list[Waits]) -> Answers:
    """How many answers took up to one hour, two, four and so on; the last bar is what took more than a day."""
    minutes = [one for span in waits for one in span.minutes]
    edges = [0, *(hour * 60 for hour in HOURS)]
    counts = [
        sum(1 for one in minutes if (one > low or not low) and one <= high)
        for low, high in zip(edges, edges[1:], strict=False)
    ]
    long = sum(1 for one in minutes if one > HOURS[-1] * 60)
    still = sum(span.open for span in waits)
    if not minutes:
        return Answers(SafeString(""), 0, 0, still)
    labels = [*(_("%(count)d h") % {"count": hour} for hour in HOURS), _("more")]
    drawn, wide, most = [level(BASE, "ln")], 100 / len(labels), max(*counts, long)
    for place, (number, label) in enumerate(zip([*counts, long], labels, strict=True)):
        high = TALL * number / most
        css = "over" if place == len(HOURS) else "plan"
        if number:
            drawn.append(rect(wide * place + wide * 0.14, wide * 0.72, BASE - high, high, css, radius=3))
        drawn.append(words(wide * (place + 0.5), BASE - high - 5, number, "tx-b", "middle"))
        drawn.append(words(wide * (place + 0.5), BASE + 18, label, "tx-f", "middle"))
    said = "; ".join(f"{label}: {number}" for number, label in zip([*counts, long], labels, strict=True))
    return Answers(picture(BASE + 24, said, drawn), len(minutes), long, still)


@dataclass(frozen=True, slots=True)
class Hang:
    """A client's share of what was invoiced; without a number those who are not named."""

    name: str
    pk: int | None
    percent: int
    bar: SafeString
    is_much: bool


OTHERS = lazy("All others")


def dependence(worth: Sales) -> list[Hang]:
    total = worth.total
    shares = [(name, pk, net) for pk, name, net in worth.rows[:NAMED]]
    rest = sum(net for _pk, _name, net in worth.rows[NAMED:])
    rows: list[tuple[str, int | None, int]] = [*shares, *([(str(OTHERS), None, rest)] if rest else [])]
    most = max((net for _name, _pk, net in rows), default=0)
    return [_hang(name, pk, net, total, most) for name, pk, net in rows]


def _hang(name: str, pk: int | None, net: int, total: int, most: int) -> Hang:
    percent = share(net, total) or 0
    much = pk is not None and net * 100 > total * TOO_MUCH
    bar = picture(14, f"{percent} %", [rect(0, 100 * net / most, 0, 14, "done" if much else "plan", radius=3)])
    return Hang(name, pk, percent, bar, much)
