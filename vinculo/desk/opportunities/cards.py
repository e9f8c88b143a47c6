"""What a card of the board says."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.desk.opportunities.rows import Row
from vinculo.pipeline.models import Stage
from vinculo.web.dates import day_near
from vinculo.web.money import money


@dataclass(frozen=True, slots=True)
class Card:
    pk: int
    name: str
    about: str
    value: str
    given: str  # how many promises, in words
    untaken: str
    step: str
    step_on: str
    is_late: bool
    missing: str
    stands: str  # that it has stood here for long
    fit: int | None = None  # dots of five


@dataclass(frozen=True, slots=True)
class Today:
    on: date
    at: datetime


def card(row: Row, stage: Stage, sent_by: str, now: Today, fit: int | None = None) -> Card:
    days = (now.at - row.stage_since).days
    is_handover = stage.key == Stage.Key.HANDOVER
    return Card(
        pk=row.pk,
        name=row.with_whom,
        about=" · ".join(filter(None, (row.title, source(row, sent_by)))),
        value=money(row.value, row.currency),
        given=given(row.given),
        untaken=_untaken(row.untaken) if is_handover and row.given else "",
        step=row.next_step,
        step_on=day_near(row.next_on, now.on) if row.next_on else "",
        is_late=bool(row.next_on and row.next_on < now.on),
        missing="" if row.next_step else _missing(row, stage),
        stands=stands(days) if days > stage.days else "",
        fit=fit,
    )


def source(row: Row, sent_by: str) -> str:
    """Where it comes from."""
    if sent_by:
        return _("recommended by %(name)s") % {"name": sent_by}
    return _("already a client") if row.client and not row.lead else row.channel or ""


def given(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)d promise given", "%(number)d promises given", number) % {"number": number}


def stands(days: int) -> str:
    return ngettext("Has stood here for %(days)d day", "Has stood here for %(days)d days", days) % {"days": days}


def _untaken(number: int) -> str:
    if not number:
        return _("Every promise is taken on")
    said = ngettext("%(number)d promise to take on", "%(number)d promises to take on", number)
    return said % {"number": number}


def _missing(row: Row, stage: Stage) -> str:
    """What the stage asks for and the card can tell by itself."""
    if "profile" in stage.asks and not (row.goals.strip() and row.decider.strip()):
        return _("Their goals and who decides are missing")
    if "money" in stage.asks and row.budget_spoken_at is None:
        return _("Money has not been spoken of")
    return _("No next step yet")
