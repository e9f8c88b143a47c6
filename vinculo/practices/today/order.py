"""Why a talk stands where it stands: what happens if nobody acts, and until when somebody can."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.practices.practice import CONSIDER, NOW, TODAY, WEEK
from vinculo.practices.today.conversation import Conversation
from vinculo.web.dates import moment


def why_here(talk: Conversation) -> list[str]:
    """Whole sentences, the weightiest first: by when, what else happens, what else is said in the same talk."""
    nudge = talk.nudge
    told = [_when(nudge.urgency), _otherwise(talk.words.kind)]
    if nudge.due_at:
        told.append(_limit(talk))
    if talk.also:
        said = ngettext(
            "%(n)d more thing is said in the same talk.", "%(n)d more things are said in the same talk.", len(talk.also)
        )
        told.append(said % {"n": len(talk.also)})
    return [sentence for sentence in told if sentence]


def rule() -> str:
    """How Today is ordered, in one sentence."""
    return _(
        "First what cannot wait; then what costs most if nobody acts: bad news, answers, how it goes, money, our own"
        " work, kindness; then what is due sooner."
    )


def _when(urgency: int) -> str:
    return {
        NOW: _("It is a matter of hours."),
        TODAY: _("It is better today than tomorrow."),
        WEEK: _("It has until the end of the week."),
        CONSIDER: _("It can wait for a good moment."),
    }.get(urgency, "")  # type: ignore[call-overload]


def _otherwise(kind: str) -> str:
    """What happens if nobody acts."""
    return {
        "news": _("If nobody tells them, they find out by themselves, and that we knew."),
        "reply": _("If nobody answers, they go on waiting, and ask elsewhere."),
        "status": _("If nobody says how it goes, they have to ask."),
        "money": _("If nobody speaks about it, the sum speaks alone."),
        "home": _("If nobody sees to it at home, it reaches them as a delay."),
        "care": _("If nobody does it, nothing breaks; they only hear less of us than is good."),
    }.get(kind, "")


def _limit(talk: Conversation) -> str:
    due = talk.nudge.due_at
    assert due is not None
    said = {"when": moment(due, talk.today)}
    if due <= talk.at:
        return _("Its limit has passed: %(when)s.") % said
    return _("Its limit is %(when)s.") % said
