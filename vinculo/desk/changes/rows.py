"""What lists and pages show of a change: work, price, dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import ChangeEffect, ChangeRequest
from vinculo.desk.changes.mark import mark
from vinculo.projects.estimates import say_estimate
from vinculo.web.dates import day_month
from vinculo.web.money import money


@dataclass(frozen=True, slots=True)
class Row:
    of: ChangeRequest
    mark: SafeString
    who: str
    work: str
    price: str
    dates: str


def rows(changes: Iterable[ChangeRequest]) -> list[Row]:
    """No query: client, project, contact and the effects with their milestones come loaded."""
    return [Row(one, mark(one), who(one), work(one), price(one), dates(one)) for one in changes]


def who(change: ChangeRequest) -> str:
    if change.side == "ours":
        return change.by.first_name if change.by else _("We")
    return change.contact.first_name if change.contact else _("The client")


def work(change: ChangeRequest) -> str:
    return say_estimate(change.minutes) or ("0h" if change.minutes == 0 else "")


def price(change: ChangeRequest) -> str:
    if change.amount == 0:
        return _("no charge")
    return money(change.amount, change.currency)


def dates(change: ChangeRequest) -> str:
    """What it does to the dates they heard, in a few words; that nothing moves is said too."""
    if change.estimated_at is None:
        return ""
    effects = list(change.effects.all())
    if not effects:
        return _("no date moves")
    moved = [effect for effect in effects if effect.promised_to_on]
    if not moved:
        days = max((effect.to_on - effect.from_on).days for effect in effects)
        return ngettext("+%(days)d day, inside the margin", "+%(days)d days, inside the margin", days) % {"days": days}
    last = max(moved, key=lambda effect: effect.promised_to_on or effect.to_on)
    return effect_words(last)


def effect_words(effect: ChangeEffect) -> str:
    days = (effect.to_on - effect.from_on).days
    words = ngettext("+%(days)d day, %(milestone)s on %(day)s", "+%(days)d days, %(milestone)s on %(day)s", days)
    return words % {"days": days, "milestone": effect.milestone.name, "day": day_month(effect.promised_to_on)}
