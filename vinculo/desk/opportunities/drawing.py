"""The cards of the board as HTML, written out in Python: fifty of them would cost too much as template nodes."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vinculo.desk.opportunities.cards import Card
from vinculo.pipeline.models import Stage
from vinculo.web.glyphs import icon

DOTS = 5


def draw(cards: Iterable[Card], onward: Stage | None) -> SafeString:
    """The list items of one column. `onward`: the stage the small arrow leads to."""
    words = {
        "promise": _("Note a promise"), "fits": _("Fits %(dots)d of 5"), "fit": _("fit"),
        "on": _("Move on to %(stage)s") % {"stage": onward} if onward else "",
    }  # fmt: skip
    return mark_safe("".join(_card(card, onward, words) for card in cards))  # every text went through `escape`


def _card(card: Card, onward: Stage | None, words: dict[str, str]) -> str:
    name, base = escape(card.name), f"/opportunities/{card.pk}/"
    tag = f"{icon('flag')}{escape(card.given)}" if card.given else f"{icon('flag')}"
    label = "" if card.given else f' aria-label="{escape(words["promise"])}: {name}"'
    arrow = (
        f'<button class="deal-on" form="onward" name="card" value="{card.pk}" '
        f'aria-label="{escape(words["on"])}: {name}">{icon("arrow-right")}</button>'
        if onward
        else ""
    )
    return (
        f'<li class="deal" data-card="{card.pk}" data-item><div><h3><a class="nolink" href="{base}" data-item-focus>'
        f'{name}</a></h3><p class="src">{escape(card.about)}</p></div>'
        f'<p class="ft2">{_dots(card.fit, words)}<b class="push num">{escape(card.value)}</b></p>'
        f"{_line(card.untaken, 'circle-dashed')}{_step(card)}{_line(card.stands, 'hourglass', 'deal-long')}"
        f'<p class="deal-foot"><a class="tag" href="{base}promises/new/" data-dialog data-key="p"{label} '
        f'data-key-label="{escape(words["promise"])}">{tag}</a>{arrow}</p></li>'
    )


def _dots(fit: int | None, words: dict[str, str]) -> str:
    if fit is None:
        return ""
    dots = "".join('<i class="on"></i>' if number < fit else "<i></i>" for number in range(DOTS))
    label = escape(words["fits"] % {"dots": fit})
    return f'<span class="dots" role="img" aria-label="{label}">{dots}</span><span class="faint">{words["fit"]}</span>'


def _step(card: Card) -> str:
    if card.step:
        when = (
            f' <span class="nowrap{" b" if card.is_late else ""}">{escape(card.step_on)}</span>' if card.step_on else ""
        )
        return f'<p class="next">{icon("corner-down-right")}<span>{escape(card.step)}{when}</span></p>'
    return f'<p class="next">{icon("circle-help")}<span class="muted">{escape(card.missing)}</span></p>'


def _line(text: str, glyph: str, classes: str = "") -> str:
    return f'<p class="next {classes}">{icon(glyph)}<span>{escape(text)}</span></p>' if text else ""
