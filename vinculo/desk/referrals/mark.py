"""How a recommendation stands, as a shape and a few words: the next thing that is due."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.pipeline.models import Referral
from vinculo.web.glyphs import state


def mark(referral: Referral) -> SafeString:
    if referral.thanked_at is None:
        return state("risk", _("Thanks are owed"))
    if referral.told_at is None:
        return state("tight", _("Tell them what came of it")) if referral.outcome else state("run", _("Thanked"))
    return state("ok", _("Thanked, and told what came of it"))


def came_of_it(referral: Referral) -> str:
    """What one would tell them, as a proposal."""
    if referral.outcome == "won":
        return _("%(name)s is a client of ours now.") % {"name": referral.sent}
    if referral.outcome:
        return _("Nothing came of it with %(name)s.") % {"name": referral.sent}
    return ""
