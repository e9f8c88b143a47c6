"""How a check-in stands."""

from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.conversations.models import CheckIn
from vinculo.web.dates import day_near, moment
from vinculo.web.glyphs import state


def mark(check_in: CheckIn, now: datetime) -> SafeString:
    """In a shape and a few words: held, left out, still to come, or passed without a word."""
    if check_in.held_in_id:
        return state("ok", _("Held"))
    if check_in.skipped_at:
        return state("open", _("Left out"))
    if check_in.due_at < now:
        return state("risk", _("Was due %(when)s") % {"when": moment(check_in.due_at)})
    return state("run", day_near(check_in.due_at))
