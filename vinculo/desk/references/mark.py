"""How a reference stands, as a shape and a few words."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.feedback.models import Reference
from vinculo.feedback.models.reference import Standing
from vinculo.web.dates import day
from vinculo.web.glyphs import state

SHAPES = {
    Standing.ASKED: "run",
    Standing.UNCLEAR: "tight",
    Standing.USABLE: "ok",
    Standing.EXPIRING: "tight",
    Standing.EXPIRED: "risk",
    Standing.WITHDRAWN: "risk",
    Standing.DECLINED: "open",
}


def mark(reference: Reference, today: date) -> SafeString:
    standing = reference.standing(today)
    on = {"day": day(reference.expires_on, today)}
    if standing == Standing.EXPIRING:
        return state("tight", _("Usable until %(day)s only") % on)
    if standing == Standing.EXPIRED:
        return state("risk", _("Over since %(day)s: not to be used") % on)
    if standing == Standing.WITHDRAWN:
        return state("risk", _("Taken back: not to be used"))
    if standing == Standing.USABLE and reference.expires_on:
        return state("ok", _("Usable until %(day)s") % on)
    return state(SHAPES[standing], standing.label)
