"""Letters that ask for a talk where money is the matter: never a sum, never a push."""

from django.utils.translation import gettext_lazy as _

from vinculo.letters.drafts.draft import Draft
from vinculo.letters.drafts.talk import CALL

DRAFTS = {
    "by_voice": Draft(
        subject=(_("Our talk about “%(quote)s”"), _("Our talk about “%(change)s”"), _("A talk")),
        parts=(
            (
                _("I would like to go through “%(quote)s” with you before you read it alone."),
                _("I would like to go through “%(change)s” with you before you read it alone."),
                _("There is something I would like to go through with you before you read it alone."),
            ),
        ),
        then=CALL,
    ),
    "burn": Draft(
        subject=(_("How we go on with %(project)s"), _("How we go on")),
        parts=(
            (
                _("I would like to look with you at what is still to do in %(project)s, and at two ways to go on."),
                _("I would like to look with you at what is still to do, and at two ways to go on."),
            ),
        ),
        then=CALL,
    ),
    "overdue": Draft(
        subject=(_("About invoice %(number)s"), _("About our invoice")),
        parts=(
            (
                _("This is about invoice %(number)s. If something in it is not right, or is missing, tell me."),
                _("This is about our last invoice. If something in it is not right, or is missing, tell me."),
            ),
        ),
        then=CALL,
    ),
    "silence": Draft(
        subject=(_("About “%(quote)s”"), _("What is still open")),
        parts=(
            (
                _(
                    "We spoke about “%(quote)s” on %(spoken_on)s. If something is still open for you, or somebody else"
                    " should be there, tell me."
                ),
                _("If something is still open for you, or somebody else should be there, tell me."),
            ),
        ),
        then=CALL,
    ),
}
