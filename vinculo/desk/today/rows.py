"""
The rows below the first card.

They are put together here and not in a template, which would take several times as long: Today with `?more=1` has
hundreds.
"""

from collections.abc import Iterable
from html import escape

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.desk.today.cards import Card
from vinculo.desk.today.deed import Deed
from vinculo.web import glyphs


def rows(cards: Iterable[Card], request: HttpRequest) -> SafeString:
    """The cards as list items, one line each."""
    token = f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">'
    done, snooze, not_this = _("Mark as done: %(what)s"), escape(_("Snooze")), escape(_("Not this one"))
    return mark_safe("".join([_row(card, token, done, snooze, not_this) for card in cards]))  # noqa: S308 see _row


def _row(card: Card, token: str, done: str, snooze: str, not_this: str) -> str:
    """Words of the nudge, names and labels are escaped here; keys, glyphs and addresses are ours."""
    nudge, words = card.nudge, card.talk.words
    address, sentence = f"/nudges/{nudge.pk}/", escape(words.sentence)
    danger = " is-danger" if words.kind == "news" else ""
    why = escape(str(words.why[0])) if words.why else ""
    deed = card.deed
    label, dialog = escape(deed.label), " data-dialog data-stay" if card.is_form else ""
    return (
        f'<li data-item><article class="nudge"><form method="post" action="{address}done/">{token}'
        f'<button class="tick" type="submit" data-key="e" data-item-focus'
        f' aria-label="{escape(done % {"what": words.sentence})}">{glyphs.icon("check")}</button></form>'
        f'<span class="chn{danger}">{glyphs.icon(deed.glyph)}</span><div>'
        f'<h3 class="what"><a href="{address}">{sentence}</a></h3>'
        f'<p class="why">{glyphs.season(card.talk.season, "sm", False)}<a class="nolink"'
        f' href="{nudge.who_address}">{escape(nudge.who)}</a><span class="faint">{why}</span>'
        f"{_leaves(deed)}{_also(len(card.talk.also))}{_call(card)}{_other(deed)}</p></div>"
        f'<p class="when">{escape(card.when)}</p><div class="act">'
        f'<a class="btn btn-sm btn-quiet" href="{escape(deed.address)}"{dialog} aria-label="{label}: {sentence}">'
        f'{glyphs.icon(deed.icon)}<span class="btn-text">{label}</span></a>'
        f'<a class="vh" href="{address}snooze/" data-dialog data-key="s" tabindex="-1">{snooze}</a>'
        f'<a class="vh" href="{address}?why=1#dismiss" data-key="x" tabindex="-1">{not_this}</a></div></article></li>'
    )


def _call(card: Card) -> str:
    """The way to the screen for a call, where one would call somebody whose number is known."""
    nudge = card.nudge
    if not card.talk.number or nudge.channel != "phone" or card.deed.leaves:
        return ""
    address = f"/call/{nudge.contact_id}/?client={nudge.client_id}&amp;nudge={nudge.pk}"
    words = escape(_("Call mode"))
    return f'<a class="link" href="{address}">{words}</a>'


def _other(deed: Deed) -> str:
    """The other way to do it."""
    if deed.other is None:
        return ""
    return f'<a class="link" href="{escape(deed.other.address)}" data-dialog data-stay>{escape(deed.other.label)}</a>'


def _leaves(deed: Deed) -> str:
    return f'<span class="tag tag-line">{escape(deed.leaves)}</span>' if deed.leaves else ""


def _also(number: int) -> str:
    if not number:
        return ""
    words = ngettext("and %(n)s more thing", "and %(n)s more things", number) % {"n": number}
    return f'<span class="tag tag-line">{escape(words)}</span>'
