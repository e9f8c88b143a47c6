"""Why a letter has not left, said to whoever wrote it. What the server said itself follows in its own words."""

from django.utils.translation import gettext_lazy as _

from vinculo.letters.models import Letter, Refusal

WORDS = {
    Refusal.DOWN: _("The mail server could not be reached. We try again."),
    Refusal.SLOW: _("The mail server took too long. We try again."),
    Refusal.LATER: _("The mail server asks us to come back later. We do."),
    Refusal.CUT: _("The line to the mail server broke. We try again."),
    Refusal.UNSURE: _(
        "The mail server took the letter and broke off before it said yes. We send it once more: at worst they get it "
        "twice."
    ),
    Refusal.REFUSED: _("The mail server does not take this letter. Change what it names, then send it again."),
    Refusal.ADDRESS: _("The mail server knows no such address. Put it right at the contact, then send it again."),
    Refusal.SIGN_IN: _("The mail server does not know this user name and password. Put them right in the mailbox."),
    Refusal.SECRET: _("The password of the mailbox can no longer be read. Give it once more in its settings."),
    Refusal.SERVER: _("The mail server of the mailbox cannot be used as it is set up. Its settings say what is wrong."),
    Refusal.MAILBOX: _("The mailbox it was to leave from is gone or paused. Choose another one."),
    Refusal.NOBODY: _("None of those it goes to has an address for mail."),
    Refusal.FILE: _("A file that goes with it cannot be read. Take it off, or put it in anew."),
    Refusal.HELD: _("A file that goes with it is still being looked through. The letter waits for that."),
    Refusal.GAVE_UP: _("We tried for two days and the mail server never took it. Send it again when it works."),
}
TWICE_UNSURE = _(
    "The mail server took the letter twice and broke off both times before it said yes. It may well have arrived: "
    "ask them before you send it again."
)


def why(letter: Letter) -> str:
    """One sentence, or two with the server's own words; empty when nothing went wrong."""
    if not letter.refusal:
        return ""
    sure = letter.refusal != Refusal.UNSURE or letter.unsure < 2
    return str(WORDS[Refusal(letter.refusal)] if sure else TWICE_UNSURE)
