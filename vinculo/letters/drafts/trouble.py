"""Letters when something went wrong: told plainly, with a way out, and nobody to blame."""

from django.utils.translation import gettext_lazy as _

from vinculo.letters.drafts.draft import Draft, When
from vinculo.letters.drafts.promises import CALL_TODAY
from vinculo.letters.drafts.talk import AGAIN

DRAFTS = {
    "bad_news": Draft(
        subject=(_("Something you should hear from me"),),
        parts=(
            (
                _("This you should hear from me: %(what)s."),
                _("There is something that you should hear from me, and I would like to say it in person."),
            ),
            # Translators: [what] is a blank that the writer fills in; in Spanish it is [qué], in Polish [co].
            (_("What we propose: %(way_out)s."), _("What we propose: [what]")),
        ),
        then=CALL_TODAY,
    ),
    "ours": Draft(
        subject=(_("About “%(what)s”"), _("It was ours")),
        parts=(
            (
                _("“%(what)s”: that was ours, and we are sorry."),
                _("What you noticed was ours, and we are sorry."),
            ),
            (_("This is what you get from us now: [what]"),),
        ),
        then=AGAIN,
    ),
    "complaint": Draft(
        subject=(_("Thank you for telling us"),),
        parts=(
            (
                _("You told us: “%(what)s”. Thank you for saying it so openly."),
                _("Thank you for telling us so openly what you noticed."),
            ),
            (
                _("Since %(resolved_on)s it should be well again. I would like to know whether it is."),
                _("We looked into it on %(found_on)s. This is how we put it right: [what]"),
                When("find_by_on", _("This is what we found: [what]")),
                When("unfound_on", _("This is what we found: [what]")),
                _("We are looking into it now."),
            ),
        ),
        then=AGAIN,
    ),
    "incident": Draft(
        subject=(_("“%(what)s”: where we are"), _("Where we are")),
        parts=(
            (_("This is where we are with “%(what)s”: [what]"), _("This is where we are: [what]")),
            (_("What we do next: [what]"),),
        ),
        then=_("You will hear from me again on [day], or earlier if something changes."),
    ),
}
