"""Who sent whom as a drawing: each somebody a line, whoever they sent under them and further in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.pipeline.who_sent_whom import Link, Money
from vinculo.web.money import money
from vinculo.web.svg import dot, percent

LINE, TOP = 52, 20  # pixels from line to line, and to the first
STEP, DEEPEST = 8, 6  # per cent of the width a line goes in, and after how many steps it goes no further
LONGEST, SHORTER = 40, 4  # letters of a name, and how many fewer with each step
LEAST, MOST = 5, 10  # how large a dot is


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its words, as the drawing and the table beside it show them."""

    name: str
    address: str
    depth: int
    under: int | None
    is_again: bool
    sent: int
    won: str
    brought: str
    words: str
    size: int
    sender: str


def lines_of(links: Sequence[Link]) -> list[Line]:
    return [_line(link, links) for link in links]


def _line(link: Link, links: Sequence[Link]) -> Line:
    won, brought = amounts(link.won), amounts(link.brought)
    return Line(
        name=link.who.name,
        address=link.who.address,
        depth=min(link.depth, DEEPEST),
        under=link.under,
        is_again=link.is_again,
        sent=link.sent,
        won=won,
        brought=brought,
        words=_words(link, won, brought),
        size=min(LEAST + link.followed, MOST),
        sender="" if link.under is None else links[link.under].who.name,
    )


def amounts(sums: Money) -> str:
    """Each currency for itself."""
    return ", ".join(money(cents, currency) for currency, cents in sorted(sums.items()) if cents)


def _words(link: Link, won: str, brought: str) -> str:
    if link.is_again:
        return _("stands further up, too")
    said = []
    if won and link.under is not None:
        said.append(_("%(amount)s of work won") % {"amount": won})
    if link.sent and brought:
        text = ngettext("sent %(count)d, worth %(amount)s so far", "sent %(count)d, worth %(amount)s so far", link.sent)
        said.append(text % {"count": link.sent, "amount": brought})
    elif link.sent:
        said.append(ngettext("sent %(count)d", "sent %(count)d", link.sent) % {"count": link.sent})
    return " · ".join(said)


def drawing(lines: Sequence[Line]) -> SafeString:
    """Its names are links, so it is no image to those who do not see it, but a group with a name."""
    parts = [*_branches(lines), *(part for place, line in enumerate(lines) for part in _drawn(place, line))]
    inside = mark_safe("".join(parts))  # every text in it went through escape
    height = f"{TOP + LINE * len(lines)}"
    return format_html(
        '<svg class="rail sent" height="{}" role="group" aria-label="{}">{}</svg>', height, _("Who sent whom"), inside
    )


def _branches(lines: Sequence[Line]) -> list[str]:
    """From each sender down to the last they sent, and across to each."""
    parts, last = [], {line.under: place for place, line in enumerate(lines) if line.under is not None}
    for under, place in last.items():
        if under is not None:
            x = percent(_across(lines[under]))
            parts.append(f'<line x1="{x}" x2="{x}" y1="{_down(under)}" y2="{_down(place)}" class="ln2"/>')
    for place, line in enumerate(lines):
        if line.under is not None:
            begin, end, y = percent(_across(lines[line.under])), percent(_across(line)), _down(place)
            parts.append(f'<line x1="{begin}" x2="{end}" y1="{y}" y2="{y}" class="ln2"/>')
    return parts


def _drawn(place: int, line: Line) -> list[str]:
    x, y = _across(line), _down(place)
    longest = LONGEST - SHORTER * line.depth
    name = line.name if len(line.name) <= longest else f"{line.name[: longest - 1].rstrip()}…"
    text = f'<text x="{percent(x)}" dx="18" y="{y}" dy="5" class="who">{escape(name)}</text>'
    called = f"<title>{escape(line.name)}</title>" if name != line.name else ""
    linked = f'<a href="{escape(line.address)}">{called}{text}</a>' if line.address else f"<g>{called}{text}</g>"
    said = f'<text x="{percent(x)}" dx="18" y="{y}" dy="23" class="tx-f">{escape(line.words)}</text>'
    hollow = line.is_again or not line.sent
    return [dot(x, y, LEAST if line.is_again else line.size, "hollow" if hollow else "sender"), linked, said]


def _across(line: Line) -> float:
    return 3 + STEP * line.depth


def _down(place: int) -> int:
    return TOP + LINE * place
