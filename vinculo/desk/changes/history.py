"""What happened to a change, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from vinculo.agreements.models import ChangeRequest
from vinculo.desk.changes.rows import price, who, work

State = ChangeRequest.State
GLYPHS = {
    State.ACCEPTED: "circle-check", State.DECLINED: "circle-x", State.INFEASIBLE: "ban", State.WITHDRAWN: "x",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    icon: str
    what: str
    detail: str
    who: str


def history(change: ChangeRequest, *, may_see_money: bool) -> list[Event]:
    """No query: the change comes with its people loaded."""
    decided = str(change.get_state_display())
    happened: list[tuple[datetime | None, str, str, str, str]] = [
        (change.asked_at, "git-pull-request-arrow", _("Asked for"), change.why, who(change)),
        (change.estimated_at, "scale", _("Estimated"), _estimate(change, may_see_money), _name(change.estimated_by)),
        (change.spoken_at, "phone", _("Price spoken about"), "", ""),
        (change.sent_at, "send", _("Put in writing"), "", ""),
        (change.decided_at, GLYPHS.get(State(change.state), "check"), decided, _why(change), _who_decided(change)),
        (change.explained_at, "message-circle", _("They heard why"), "", ""),
        (change.signed_at, "signature", _("Signed"), change.signed_how, ""),
        (change.work_began_at, "corner-down-right", _("Work began"), "", ""),
    ]  # fmt: skip
    events = [Event(at, icon, what, detail, name) for at, icon, what, detail, name in happened if at]
    return sorted(events, key=lambda event: event.at)[::-1]


def _estimate(change: ChangeRequest, may_see_money: bool) -> str:
    return " · ".join(filter(None, (work(change), price(change) if may_see_money else "")))


def _why(change: ChangeRequest) -> str:
    return "\n".join(filter(None, (change.because, change.instead)))


def _who_decided(change: ChangeRequest) -> str:
    return change.decided_by_contact.name if change.decided_by_contact else _name(change.decided_by)


def _name(person: Any) -> str:
    return person.name if person else ""
