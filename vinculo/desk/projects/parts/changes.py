"""Change requests as rows: who asks, what it takes, what it does to the dates, how it stands."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import ChangeRequest
from vinculo.calendar.workdays import WorkCalendar
from vinculo.web.dates import day
from vinculo.web.glyphs import state
from vinculo.web.money import money

State = ChangeRequest.State


def change_rows(changes: Sequence[Any], today: date, calendar: WorkCalendar) -> list[dict[str, Any]]:
    return [
        {
            "change": one,
            "work": _("%(hours)d h") % {"hours": one.minutes // 60} if one.minutes else "",
            "price": money(one.amount, one.currency or "EUR") if one.amount is not None else "",
            "dates": _dates(one, calendar),
            "mark": _mark(one, today),
        }
        for one in changes
    ]


def undecided(changes: Sequence[ChangeRequest]) -> str:
    count = sum(one.is_undecided for one in changes)
    if not count:
        return ""
    return ngettext("%(count)d to decide", "%(count)d to decide", count) % {"count": count}


def _dates(one: Any, calendar: WorkCalendar) -> str:
    if one.estimated_at is None:
        return ""
    days = calendar.workdays_between(one.from_on, one.to_on) if one.to_on and one.from_on else 0
    if days == 0:
        return _("no date moves")
    return ngettext("%(days)+d day", "%(days)+d days", abs(days)) % {"days": days}


def _mark(one: ChangeRequest, today: date) -> Any:
    if one.state == State.ACCEPTED and one.signed_at:
        return state("ok", _("Signed on %(day)s") % {"day": day(one.signed_at.date(), today)})
    if one.state == State.ACCEPTED:
        return state("tight", _("Accepted, not signed yet"))
    if one.state == State.ESTIMATED and one.spoken_at:
        return state("tight", _("Spoken about, waits for their yes"))
    if one.state == State.ESTIMATED:
        return state("tight", _("Estimated, speak about it"))
    if one.state == State.ASKED:
        return state("open", _("To be estimated"))
    return state("run", one.get_state_display())
