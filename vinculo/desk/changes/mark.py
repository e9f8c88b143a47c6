"""How a change stands, in a shape and a few words."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.agreements.models import ChangeRequest
from vinculo.web.dates import day_month, day_near
from vinculo.web.glyphs import state

State = ChangeRequest.State


def mark(change: ChangeRequest) -> SafeString:
    if change.state == State.ASKED:
        return state("open", _("To be estimated"))
    if change.state == State.ESTIMATED:
        return state("tight", _waits(change))
    if change.state == State.ACCEPTED:
        return _accepted(change)
    if change.state == State.INFEASIBLE:
        if change.explained_at:
            return state("open", _("Cannot be done, they know why"))
        return state("risk", _("Cannot be done, they do not know why yet"))
    return state("open", change.get_state_display())


def _waits(change: ChangeRequest) -> str:
    if change.spoken_at:
        return _("Spoken about %(day)s, waits for their yes") % {"day": day_near(change.spoken_at)}
    return _("Price not spoken about yet") if change.amount else _("Waits for a decision")


def _accepted(change: ChangeRequest) -> SafeString:
    if change.signed_at:
        return state("ok", _("Signed %(day)s") % {"day": day_month(change.signed_at)})
    if change.work_began_at:
        return state("risk", _("Work began, not signed yet"))
    return state("run", _("Accepted, to be signed"))
