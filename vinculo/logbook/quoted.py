"""
What they say to a quote in the portal, as the logbook sees it: for our team, and of no project, because prices may
stand in their words.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.clients.models import Audience
from vinculo.logbook.theirs.questions import ask
from vinculo.logbook.theirs.them import Them, in_our_words, said
from vinculo.money.models import Quote, QuoteAnswer, QuoteVersion
from vinculo.money.quoting import answering
from vinculo.money.quoting.answering import Yes
from vinculo.people.models import Organization


@transaction.atomic
def accept(them: Them, version: QuoteVersion, yes: Yes) -> QuoteAnswer:
    answer = answering.accept(version, yes, actor=them.actor, at=them.at)
    with in_our_words():
        _write(them, _("Accepted quote %(number)s “%(what)s”.") % _named(version.quote))
    return answer


@transaction.atomic
def decline(them: Them, version: QuoteVersion, because: str) -> QuoteAnswer:
    answer = answering.decline(
        version, because=because, contact=them.contact, name=them.contact.name, actor=them.actor, at=them.at
    )
    with in_our_words():
        _write(them, _("Said no to quote %(number)s “%(what)s”: %(why)s") % (_named(version.quote) | {"why": because}))
    return answer


@transaction.atomic
def ask_for_changes(them: Them, version: QuoteVersion, because: str) -> QuoteAnswer:
    answer = answering.ask_for_changes(
        version, because=because, contact=them.contact, name=them.contact.name, actor=them.actor, at=them.at
    )
    with in_our_words():
        words = _("Wants quote %(number)s “%(what)s” changed: %(why)s")
        _write(them, words % (_named(version.quote) | {"why": because}))
    return answer


@transaction.atomic
def talk(them: Them, quote: Quote, *, organization: Organization | None) -> None:
    """They want to talk it over: a question of theirs, on the clock. In our words, so that no price stands in it."""
    text = _("Can we talk quote %(number)s “%(what)s” over?") % _named(quote)
    ask(them, text, owner=quote.owner, organization=organization)


@transaction.atomic
def ask_to_undo(them: Them, quote: Quote, because: str) -> None:
    answering.ask_to_undo(quote, because=because, contact=them.contact, actor=them.actor, at=them.at)
    with in_our_words():
        words = _("Asks to take back the yes to quote %(number)s “%(what)s”: %(why)s")
        _write(them, words % (_named(quote) | {"why": because}))


@transaction.atomic
def agree_to_undo(them: Them, quote: Quote) -> None:
    answering.agree_to_undo(quote, contact=them.contact, actor=them.actor, at=them.at)
    with in_our_words():
        _write(them, _("Agrees that the yes to quote %(number)s “%(what)s” does not count.") % _named(quote))


def _write(them: Them, text: str) -> None:
    said(them, text, project_id=None, audience=Audience.TEAM)


def _named(quote: Quote) -> dict[str, str]:
    return {"number": quote.number, "what": quote.title}
