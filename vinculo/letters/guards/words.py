"""What a guard says, in the language of whoever reads it; the passage itself stands beside it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.db.folding import fold
from vinculo.letters.guards.checking import Warned
from vinculo.web.dates import day_near, moment

WHY = {
    "blame.named": gettext_lazy("points at a colleague. To them we are one: say what happened, not who."),
    "blame.fault_of": gettext_lazy("looks for a culprit. Say what happened and what comes next."),
    "blame.reminder": gettext_lazy("sounds as if they had not listened. Say it once more without it."),
    "blame.you": gettext_lazy("puts the fault on them. Say what is still missing and how it can come."),
    "bad_news.open": gettext_lazy("is bad news without an end. Add the new date, or what happens next and when."),
    "money.amount": gettext_lazy("is a price nobody talked about yet. Talk first; the letter leaves minutes before."),
    "money.rate": gettext_lazy("is a rate nobody talked about yet. Talk first; the letter leaves minutes before."),
    "money.discount": gettext_lazy("changes the price. Talk first; the letter leaves minutes before."),
    "money.change": gettext_lazy("changes the price. Talk first; the letter leaves minutes before."),
    "asked.answered": gettext_lazy("stands answered in the record already."),
}
FOUND_BY = 4  # words shown at most
# Reasons to send it as it is, ready to be chosen.
REASONS = {
    "not_so": gettext_lazy("It does not mean that"),
    "agreed": gettext_lazy("They and I have talked about it"),
    "confirm": gettext_lazy("I want it confirmed"),
    "other": gettext_lazy("Another reason"),
}


def why(one: Warned) -> str:
    if one.guard == "money" and one.talk:
        return _("is a price, and you talk on %(when)s. Let it leave a few minutes before.") % {
            "when": moment(one.talk.at)
        }
    return str(WHY.get(one.code, WHY["blame.named"]))


def found_by(one: Warned) -> str:
    """By which words the answer was found; two where the record has another for the same."""
    words = [ours if fold(ours) == fold(its) else f"{ours} – {its}" for ours, its in one.met[:FOUND_BY]]
    return _("Found by: %(words)s") % {"words": ", ".join(words)} if words else ""


def answered(one: Warned) -> str:
    """When it was answered."""
    if one.answer is None:
        return ""
    return _("Answered %(day)s") % {"day": day_near(one.answer.at)}
