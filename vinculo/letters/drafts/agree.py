"""Letters about what both sides agree on: hopes, changes, what is still to come, what was decided."""

from django.utils.translation import gettext_lazy as _

from vinculo.letters.drafts.draft import Draft, When
from vinculo.letters.drafts.talk import CALL, INVITE

DRAFTS = {
    "contract": Draft(
        subject=(_("%(project)s in writing"), _("What we agreed on, in writing")),
        parts=(
            (
                _("I would like to put in writing with you what each side brings to %(project)s."),
                _("I would like to put in writing with you what each side brings to our work."),
            ),
        ),
        then=CALL,
    ),
    "expectations": Draft(
        subject=(_("What you hope for"),),
        parts=((_("I would like to know what you hope for from our work together, beyond what is written down."),),),
        then=CALL,
    ),
    "kickoff": Draft(
        subject=(_("How we begin with %(project)s"), _("How we begin")),
        parts=(
            (
                When("held_on", _("There is a rest of our first meeting that I would like to go through with you.")),
                _("I would like to go through the beginning of %(project)s with you."),
                _("I would like to go through the beginning of our work with you."),
            ),
        ),
        then=INVITE,
    ),
    "client_owes": Draft(
        subject=(_("What is still to come: %(what)s"), _("What is still to come")),
        parts=(
            (
                _("This is still to come: %(what)s. We had agreed on %(due_on)s."),
                _("Something that we need for the next step is still to come."),
            ),
            (_("“%(milestone)s”, planned for %(awaited_on)s, builds on it."),),
            (_("If it helps, we can also do this: %(if_late)s."),),
        ),
        then=_("Tell me which day is good for you, or what we can do to help, and I will see to it."),
    ),
    "change": Draft(
        subject=(_("Change %(number)d: %(what)s"), _("Change %(number)d"), _("What you asked for")),
        parts=(
            (
                When("began_on", _("The change we agreed on waits for a signature of yours.")),
                When("estimated_on", _("The change you asked for is worked out and waits for your decision.")),
                _("You asked for “%(what)s” on %(asked_on)s. We are working it out."),
                _("You asked us for a change. We are working it out."),
            ),
        ),
        then=CALL,
    ),
    "drift": Draft(
        subject=(_("What you can count on"),),
        parts=(
            (
                _("You told us what you hope for: “%(what)s”. I would like to look at it with you."),
                _("You told us what you hope for, and I would like to look at it with you."),
            ),
        ),
        then=CALL,
    ),
    "proof": Draft(
        subject=(_("Our decision of %(said_on)s"), _("Our decision")),
        parts=(
            (
                _("Here is what we decided on %(said_on)s, in writing: “%(what)s”."),
                _("On %(said_on)s we began %(project)s together. Here is the record of it."),
                _("Here is what we decided, in writing: [what]"),
            ),
        ),
        then=_("If you remember it differently, tell me; otherwise we go on like this."),
    ),
}
