"""How a red flag stands: watched, or left alone."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.projects.models import RedFlag
from vinculo.web.dates import day, day_near
from vinculo.web.glyphs import state


def mark(flag: RedFlag, today: date) -> SafeString:
    """In a shape and a few words: when somebody looks at it again, or that nobody does."""
    if flag.lowered_at:
        return state("ok", _("Lowered on %(day)s") % {"day": day(flag.lowered_at, today)})
    if flag.owner_id is None:
        return state("risk", _("Nobody has it"))
    if flag.review_on is None:
        return state("open", _("No day to look again"))
    if flag.review_on < today:
        return state("risk", _("Look again: was due on %(day)s") % {"day": day(flag.review_on, today)})
    when = {"day": day_near(flag.review_on, today)}
    return state("tight" if flag.review_on == today else "run", _("Look again: %(day)s") % when)
