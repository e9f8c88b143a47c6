"""The chip that keeps two dates apart: dashed with a padlock is ours alone, solid with a flag is the word we gave."""

from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.web.dates import day, day_month
from vinculo.web.glyphs import icon


def promise_chip(
    promised: date | None,
    internal: date | None = None,
    forecast: date | None = None,
    kept: date | None = None,
    today: date | None = None,
) -> SafeString:
    """Internal, promised, and either the day it was kept or a forecast that misses the promise.

    Leave `internal` out wherever someone outside the team reads it.
    """
    parts = []
    if internal and not kept:
        parts.append(_part("int", icon("lock", label=_("internal date")), day_month(internal, today)))
    if promised:
        parts.append(_part("pro", icon("flag", label=_("promised")), day(promised, today)))
    if kept:
        parts.append(_part("kept", icon("check"), _kept(promised, kept)))
    elif forecast and promised and forecast > promised:
        parts.append(_part("fc", "", _("forecast %(day)s") % {"day": day_month(forecast, today)}))
    return format_html('<span class="promise">{}</span>', mark_safe("".join(parts))) if parts else SafeString("")


def _part(css: str, glyph: str, text: str) -> SafeString:
    return format_html('<span class="{}">{}{}</span>', css, glyph, text)


def _kept(promised: date | None, kept: date) -> str:
    days = (promised - kept).days if promised else 0
    if days > 0:
        return ngettext("kept, %(days)d day early", "kept, %(days)d days early", days) % {"days": days}
    if days < 0:
        return ngettext("done, %(days)d day late", "done, %(days)d days late", -days) % {"days": -days}
    return _("kept")
