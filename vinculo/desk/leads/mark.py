"""How a lead stands, as a shape and a few words: until it has an answer, that is what counts."""

from datetime import datetime, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.pipeline.models import Lead
from vinculo.web.glyphs import state

HOUR = timedelta(hours=1)
SHAPES = {
    Lead.State.NEW: "open", Lead.State.TALKING: "run", Lead.State.WON: "ok", Lead.State.LOST: "open",
    Lead.State.NO: "open", Lead.State.SPAM: "open",
}  # fmt: skip


def mark(lead: Lead, at: datetime) -> SafeString:
    if not lead.waits:
        return state(SHAPES[Lead.State(lead.state)], str(lead.get_state_display()))
    if at >= lead.answer_due_at:
        return state("risk", waited(lead, at))
    left = (lead.answer_due_at - at) // HOUR
    words = ngettext("Answer within %(hours)d hour", "Answer within %(hours)d hours", left + 1) % {"hours": left + 1}
    return state("tight" if left < 8 else "run", words)


def waited(lead: Lead, at: datetime) -> str:
    hours = (at - lead.received_at) // HOUR
    if hours < 48:
        return ngettext("Waits for %(hours)d hour", "Waits for %(hours)d hours", hours) % {"hours": hours}
    days = hours // 24
    return ngettext("Waits for %(days)d day", "Waits for %(days)d days", days) % {"days": days}


def answered(lead: Lead) -> str:
    """How long it took us, for the page."""
    if lead.answered_at is None:
        return ""
    hours = max(0, (lead.answered_at - lead.received_at) // HOUR)
    if hours == 0:
        return _("Answered within the hour")
    return ngettext("Answered after %(hours)d hour", "Answered after %(hours)d hours", hours) % {"hours": hours}
