"""Letters about what was promised: a date that was missed, one that slips, a result that comes early."""

from django.utils.translation import gettext_lazy as _

from vinculo.letters.drafts.draft import Draft

CALL_TODAY = _("Tell me which hour suits you today: I will call you then, and we go through it together.")

DRAFTS = {
    "broken": Draft(
        subject=(_("“%(what)s”: a new date"), _("A new date")),
        parts=(
            (
                _("“%(what)s” was promised for %(due_on)s, and we did not keep that date. We are sorry."),
                _("We did not keep a date that you have from us. We are sorry, and we agree on a new one with you."),
            ),
            (_("We now expect it on %(forecast_on)s."),),
        ),
        then=_("Tell me which hour suits you today: I will call you then, and we agree on a date that holds."),
    ),
    "warn_early": Draft(
        subject=(_("“%(what)s”: the date changes"), _("A date changes")),
        parts=(
            (
                _(
                    "You have %(due_on)s from us for “%(what)s”. As it looks today, it will be ready on"
                    " %(forecast_on)s. I prefer to tell you early, so that you can plan with it."
                ),
                _(
                    "A date that you have from us, %(due_on)s, is likely to become %(forecast_on)s. I prefer to tell"
                    " you early, so that you can plan with it."
                ),
                _("A date that you have from us is likely to become [day]. I prefer to tell you early."),
            ),
            # Translators: [what] is a blank that the writer fills in; in Spanish it is [qué], in Polish [co].
            (_("This you can have on %(due_on)s all the same: [what]"),),
        ),
        then=CALL_TODAY,
    ),
    "slip": Draft(
        subject=(_("“%(milestone)s”: the date changes"), _("A date changes")),
        parts=(
            (
                _(
                    "You have %(due_on)s from us for “%(milestone)s”. As it looks today, it will be ready on"
                    " %(forecast_on)s. I prefer to tell you early, so that you can plan with it."
                ),
                _(
                    "A date that you have from us, %(due_on)s, is likely to become %(forecast_on)s. I prefer to tell"
                    " you early, so that you can plan with it."
                ),
                _("A date that you have from us is likely to become [day]. I prefer to tell you early."),
            ),
            # Translators: [what] is a blank that the writer fills in; in Spanish it is [qué], in Polish [co].
            (_("This you can have on %(due_on)s all the same: [what]"),),
        ),
        then=CALL_TODAY,
    ),
    "early": Draft(
        subject=(_("“%(what)s” comes early"), _("Something comes early")),
        parts=(
            (
                _("Good news: “%(what)s” looks ready by %(forecast_on)s, before the day we agreed on, %(due_on)s."),
                _("Good news: something you wait for comes before the day we agreed on."),
            ),
        ),
        then=_("I will write to you as soon as you can have it."),
    ),
}
