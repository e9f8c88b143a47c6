"""What they allow us to say of them to others: given, put in other words, refused and taken back in the portal."""

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.clients.models import Audience, Channel
from vinculo.feedback import consent
from vinculo.feedback.consent import Yes
from vinculo.feedback.models import Reference
from vinculo.logbook.theirs.them import Them, in_our_words, said

HOW = Channel.PORTAL.value


@transaction.atomic
def give(them: Them, reference: Reference, yes: Yes) -> bool:
    """False if they took it back meanwhile."""
    if not consent.give(reference, yes, how=HOW, actor=them.actor, at=them.at):
        return False
    with in_our_words():
        words = _("You may show what I say: “%(words)s”") % {"words": yes.text}
    _say(them, reference, words)
    return True


@transaction.atomic
def decline(them: Them, reference: Reference) -> bool:
    """False if they had answered before."""
    if not consent.decline(reference, how=HOW, actor=them.actor, at=them.at):
        return False
    with in_our_words():
        words = _("I would rather not speak for you in public.")
    _say(them, reference, words)
    return True


@transaction.atomic
def withdraw(them: Them, reference: Reference, because: str) -> bool:
    """False if there is nothing to take back."""
    if not consent.withdraw(reference, because=because, actor=them.actor, at=them.at):
        return False
    with in_our_words():
        words = _("Do not show what I said about you any more.")
    _say(them, reference, "\n".join(filter(None, (words, because))))
    return True


def _say(them: Them, reference: Reference, words: str) -> None:
    said(them, words, project_id=reference.project_id, audience=Audience.TEAM)
