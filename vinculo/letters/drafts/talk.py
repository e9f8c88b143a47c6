"""Letters about how we talk with each other: where things stand, answers, a talk, a meeting."""

from django.utils.translation import gettext_lazy as _

from vinculo.letters.drafts.draft import Draft, When

CALL = _("Tell me which hour suits you, and I will call you then.")
INVITE = _("Tell me which day suits you, and I will send you an invitation.")
# Translators: [day] is a blank that the writer fills in; in Spanish it is [día], in Polish [dzień].
AGAIN = _("You will hear from me again on [day].")

DRAFTS = {
    "check_in": Draft(
        subject=(_("Our talk about %(project)s"), _("Our next talk")),
        parts=(
            (
                _("We wanted to talk about %(project)s on %(missed_on)s. I would like to find another moment for it."),
                _("Our talk about %(project)s is planned for %(due_on)s."),
                _("I would like to find a rhythm with you for our talks about %(project)s."),
                _("I would like to find a rhythm with you for our talks."),
            ),
        ),
        then=CALL,
    ),
    "next_word": Draft(
        subject=(_("When you hear from me next"),),
        parts=((_("You should not have to wonder when you hear from us."),),),
        then=AGAIN,
    ),
    "status_first": Draft(
        subject=(_("%(project)s: where we are"), _("Where we are")),
        parts=(
            (
                _("%(launched)s went live on %(changed_on)s. Here is where we are."),
                _("Here is where we are."),
            ),
        ),
        then=AGAIN,
        tells=True,
    ),
    "dropped_ball": Draft(
        subject=(_("%(project)s: where we are"), _("Where we are")),
        parts=(
            (
                When("looked_up_on", _("Here is where we are, so that you have it in one place.")),
                _("You asked on %(asked_on)s how it is going. Thank you for asking; here is where we are."),
                _("Here is where we are."),
            ),
        ),
        then=_("You will hear from me again on [day], without having to ask."),
        tells=True,
    ),
    "answer": Draft(
        subject=(_("The answer to your question"),),
        parts=(
            (
                _("You asked on %(asked_on)s: “%(question)s”"),
                _("On %(wrote_on)s you wrote: “%(asking)s”"),
                _("You asked us something, and here is the answer."),
            ),
            # Translators: [what] is a blank that the writer fills in; in Spanish it is [qué], in Polish [co].
            (_("This is what I can tell you: [what]"),),
        ),
        then=_("If something is still open after this, write to me and I will look into it."),
    ),
    "face_time": Draft(
        subject=(_("Let us meet"),),
        parts=(
            (
                _("%(project)s passes into its next phase on %(phase_on)s. Before that I would like to meet you."),
                _("The last time we sat together was on %(met_on)s. I would like to meet you again."),
                _("I would like to meet you, so that we can look at everything together."),
            ),
        ),
        then=INVITE,
    ),
    "voice": Draft(
        subject=(_("A short call"),),
        parts=((_("Lately we have only been writing to each other, and some things are easier to say by voice."),),),
        then=CALL,
    ),
    "channel": Draft(
        subject=(_("How we write to you"),),
        parts=(
            (
                _(
                    "Our last words reached you in a way or at an hour that does not suit you. We are sorry, and we"
                    " keep to what you told us."
                ),
            ),
        ),
        then=_("From now on you hear from me in the way and at the hours that suit you."),
    ),
    "too_much": Draft(
        subject=(_("One letter instead of many"),),
        parts=((_("You have had many words from us lately. From now on I gather them into one letter."),),),
        then=_("You will get the next one on [day]."),
    ),
    "asked_twice": Draft(
        subject=(_("You had answered this already"),),
        parts=(
            (_("We asked you something that you had answered before. We are sorry."),),
            (_("This is what we have noted: “%(known)s”"),),
        ),
        then=_("We go on with it like this; there is nothing for you to do."),
    ),
    "gone_quiet": Draft(
        subject=(_("How are things?"),),
        parts=(
            (
                _(
                    "I hope that all is well with you. If there is something we should know, or something we can do,"
                    " tell me."
                ),
            ),
        ),
        then=CALL,
    ),
    "blame": Draft(
        subject=(_("About our letter of %(sent_on)s"), _("About our last letter")),
        parts=((_("What happened is ours as a team, and we are sorry that our letter said it otherwise."),),),
        then=CALL,
    ),
    "no": Draft(
        subject=(_("About “%(what)s”"), _("About what you wished for")),
        parts=(
            (
                _("We have looked into “%(what)s”, and it cannot be done like that."),
                _("We have looked into what you wished for, and it cannot be done like that."),
            ),
            (_("This is why: %(because)s."),),
            (_("What we can do instead: %(other)s."), _("What we can do instead: [what]")),
        ),
        then=CALL,
    ),
    "feelings": Draft(
        subject=(_("How are you with us?"),),
        parts=((_("I would like to hear how our work together is for you, and what we can do better."),),),
        then=CALL,
    ),
}
