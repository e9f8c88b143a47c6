"""Small marks: icons, seasons, weather, states. Shape first, then the word; colour comes last."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

SPRITE = "vinculo/icons.svg"
SEASONS: Mapping[str, Promise] = {
    "spring": _("Spring"),
    "summer": _("Summer"),
    "autumn": _("Autumn"),
    "winter": _("Winter"),
}
SKIES: Mapping[str, tuple[str, Promise]] = {
    "clear": ("cloud-sun", _("Clear")),
    "changeable": ("cloud", _("Changeable")),
    "storm": ("cloud-lightning", _("Storm")),
}
STATES: Mapping[str, tuple[str, Promise]] = {
    "ok": ("circle-check", _("Kept")),
    "run": ("circle-dot-dashed", _("Under way")),
    "tight": ("hourglass", _("Tight")),
    "risk": ("triangle-alert", _("At risk")),
    "open": ("circle-dashed", _("Not talked about")),
}


@cache
def names() -> list[str]:
    """Every icon of the sprite."""
    return re.findall(r'<symbol id="i-([\w-]+)"', (Path(__file__).parent / "static" / SPRITE).read_text())


@lru_cache(maxsize=1024)
def _icon(name: str, classes: str, label: str) -> SafeString:
    css = f"i {escape(classes)}" if classes else "i"
    says = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(f'<svg class="{css}" {says}><use href="{static(SPRITE)}#i-{escape(name)}"/></svg>')


def icon(name: str, classes: str = "", label: object = "") -> SafeString:
    """An icon of the sprite. It is mute unless it carries a label."""
    return _icon(name, classes, str(label))


def season(name: str, size: str = "", label: bool = True) -> SafeString:
    """The badge of a season; `size` is "", "sm" or "lg". Without a label the word stays for those who listen."""
    return _season(name, size, label, get_language()) if name in SEASONS else SafeString("")


def weather(name: str, size: str = "", label: bool = True) -> SafeString:
    """The sky over a relationship as glyph and word."""
    return _weather(name, size, label, get_language()) if name in SKIES else SafeString("")


def state(name: str, text: object = "", classes: str = "") -> SafeString:
    """A state with its shape: ok, run, tight, risk, open. `text` replaces the usual word; `text=False` hides it."""
    if name not in STATES:
        return SafeString("")
    return _state(name, text if text is False else str(text), classes, get_language())


# A list draws the same few marks hundreds of times; the language is part of what makes two of them the same.


@lru_cache(maxsize=128)
def _season(name: str, size: str, label: bool, language: str) -> SafeString:
    css = f"season season-{size}" if size else "season"
    badge = format_html('<span class="sg">{}</span>{}', icon(name), _word(SEASONS[name], label))
    return format_html('<span class="{}" data-s="{}">{}</span>', css, name, badge)


@lru_cache(maxsize=128)
def _weather(name: str, size: str, label: bool, language: str) -> SafeString:
    glyph, text = SKIES[name]
    css = f"weather weather-{size}" if size else "weather"
    return format_html('<span class="{}" data-w="{}">{}{}</span>', css, name, icon(glyph), _word(text, label))


@lru_cache(maxsize=1024)
def _state(name: str, text: str | bool, classes: str, language: str) -> SafeString:
    glyph, usual = STATES[name]
    css = f"st st-{name} {classes}".strip()
    if text is False:
        return format_html('<span class="{}">{}</span>', css, icon(glyph, label=usual))
    return format_html('<span class="{}">{}{}</span>', css, icon(glyph), text or usual)


def _word(text: object, shown: bool) -> SafeString:
    return format_html("<span>{}</span>" if shown else '<span class="vh">{}</span>', text)
