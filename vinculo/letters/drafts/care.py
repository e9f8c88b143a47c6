"""Letters that are a kindness: thanks, a greeting, a last word, a look ahead. They sell nothing."""

from django.utils.translation import gettext_lazy as _

from vinculo.letters.drafts.draft import Draft, When
from vinculo.letters.drafts.talk import CALL, INVITE

ANSWER = _("If you need something, write to me, and you will have an answer.")

DRAFTS = {
    "celebrate": Draft(
        subject=(_("%(project)s is done"), _("It is done")),
        parts=(
            (
                _("%(project)s is done. Thank you for all that you put into it. Let us celebrate it together."),
                _("It is done. Thank you for all that you put into it. Let us celebrate it together."),
            ),
        ),
        then=INVITE,
    ),
    "feedback": Draft(
        subject=(_("How was %(project)s for you?"), _("How was it for you?")),
        parts=(
            (
                _("Thank you for the honest answer you gave us on %(given_on)s. I would like to hear more about it."),
                _("From nought to ten, how was %(project)s for you, and what would raise it by one?"),
                _("From nought to ten, how was our work for you, and what would raise it by one?"),
            ),
        ),
        then=_("I read every answer myself, and I will tell you what we do with it."),
    ),
    "bridge": Draft(
        subject=(_("Thank you for %(project)s"), _("Thank you")),
        parts=(
            (
                _("%(project)s is over, and I did not want to leave it without thanking you for your time and trust."),
                _("Our work is over, and I did not want to leave it without thanking you for your time and trust."),
            ),
        ),
        then=ANSWER,
    ),
    "next_work": Draft(
        subject=(_("What comes after %(project)s"), _("What comes next")),
        parts=(
            (
                _("A good part of %(project)s is done. I would like to hear from you what comes after it."),
                _("I would like to hear from you what comes next."),
            ),
        ),
        then=CALL,
    ),
    "recommended": Draft(
        subject=(_("Thank you"),),
        parts=(
            (
                _("%(won)s works with us now, thanks to you. That was very kind."),
                _("Nothing came of it with %(lost)s this time. It was very kind of you all the same."),
                _("%(sent)s came to us through you. Thank you for speaking of us."),
                _("Thank you for speaking of us."),
            ),
        ),
        then=_("I will call you in the next days to thank you in person."),
    ),
    "reference": Draft(
        subject=(_("A few words about our work"),),
        parts=((_("It would mean much to us if you said a few words about our work that others may read."),),),
        then=_("A yes or a no are both fine. After a yes I show you what we would use before anybody else sees it."),
    ),
    "keep_warm": Draft(
        subject=(_("How are things?"),),
        parts=((_("I was thinking of our work together, and wondered how things are going with you."),),),
        then=_("There is nothing to do. If you feel like talking, tell me, and I will call you."),
    ),
    "needs_ahead": Draft(
        subject=(_("“%(what)s” again"), _("A look ahead")),
        parts=(
            (
                _("Around %(expected_on)s it may be time for “%(what)s” again. I would like to hear how you see it."),
                _("I would like to hear from you what you need in the next months."),
            ),
        ),
        then=CALL,
    ),
    # What somebody noted about a day stays with us: only kinds of days are spoken of.
    "dates": Draft(
        subject=(
            When("birthday_of", _("Happy birthday")),
            When("anniversary_of", _("To our work together")),
            When("launch_of", _("To the launch")),
            _("All the best"),
        ),
        parts=(
            (
                When("birthday_of", _("All of us wish you a happy birthday.")),
                When("anniversary_of", _("%(day_on)s is a day we share. Thank you for the time and the trust.")),
                When("launch_of", _("%(day_on)s is the day of the launch. We wish you all the best for it.")),
                _("All the best for %(day_on)s from all of us."),
                _("All the best from all of us."),
            ),
        ),
        then=ANSWER,
    ),
    "stake": Draft(
        subject=(_("The right person for %(project)s"), _("The right person")),
        parts=(
            (
                _("I would like to get to know the person who decides about %(project)s on your side."),
                _("I would like to get to know the person who decides about our work on your side."),
            ),
        ),
        then=_("Tell me a name, and I will write there; you hear of everything that is decided."),
    ),
}
