"""How a complaint stands, as a shape and a few words: the next thing that is due."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.feedback.models import Complaint
from vinculo.web.dates import day
from vinculo.web.glyphs import state


def mark(complaint: Complaint, today: date) -> SafeString:
    if complaint.resolved_at is None:
        if complaint.thanked_at is None:
            return state("risk", _("Thank them for saying it"))
        return state("tight", _("Look into it") if not complaint.findings else _("Resolve it"))
    ask_on = complaint.ask_again_on()
    if ask_on is None:
        return state("ok", _("Resolved, and asked again"))
    when = {"day": day(ask_on, today)}
    return state("tight" if ask_on <= today else "run", _("Resolved; ask again on %(day)s") % when)
