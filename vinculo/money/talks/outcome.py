"""How a talk about a price went. Only what was spoken of may be seen: a talk that was missed opens nothing."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce

from vinculo.money.models import Invoice, MoneyTalk, Quote, QuoteAnswer
from vinculo.money.quoting import recorded
from vinculo.people.acting import acting
from vinculo.people.models import Person

Outcome = MoneyTalk.Outcome


class NotAhead(ValueError):
    """Its outcome is known already, it was called off, or it has not begun."""


@transaction.atomic
def hold(talk: MoneyTalk, *, outcome: str, said: str, by: Person, at: datetime) -> None:
    """What came of it, in their words. NotAhead."""
    outcome = Outcome(outcome)
    ahead = MoneyTalk.objects.ahead().filter(pk=talk.pk, starts_at__lte=at)
    if ahead.update(held_at=at, outcome=outcome, said=said) != 1:
        raise NotAhead(talk.pk)
    talk.held_at, talk.outcome, talk.said = at, outcome, said
    if outcome != Outcome.MISSED:
        _spoken(talk, by=by, at=at)


@transaction.atomic
def take_back(talk: MoneyTalk, *, by: Person, at: datetime) -> bool:
    """Written down by mistake: it is ahead again. False once they have answered what they saw since."""
    held_at, quote = talk.held_at, talk.quote
    if held_at is None or (quote and _answered(quote, since=held_at)):
        return False
    held = MoneyTalk.objects.filter(pk=talk.pk, held_at=held_at)
    if held.update(held_at=None, outcome="", said="") != 1:
        return False
    if quote:
        _unspoken(quote, talk)
    if talk.invoice_id:
        unsent = Invoice.objects.filter(pk=talk.invoice_id, sent_at=None)
        unsent.filter(spoken_at=held_at).update(spoken_at=None)
    return True


def _answered(quote: Quote, *, since: datetime) -> bool:
    if not Quote.objects.filter(pk=quote.pk, state__in=(Quote.State.SENT, Quote.State.CHANGES)).exists():
        return True
    return QuoteAnswer.objects.filter(version__quote=quote, kind=QuoteAnswer.Kind.CHANGES, at__gte=since).exists()


def _unspoken(quote: Quote, talk: MoneyTalk) -> None:
    """Only what this talk opened and asked for; what was said of the same version in another talk holds."""
    mine = Quote.objects.filter(pk=quote.pk, spoken_at=talk.held_at)
    asked = QuoteAnswer.objects.filter(version=quote.current_id, kind=QuoteAnswer.Kind.CHANGES)
    if talk.outcome == Outcome.CHANGE and not asked.exists():
        mine.filter(state=Quote.State.CHANGES).update(state=Quote.State.SENT)
    mine.update(spoken_at=_spoken_before(quote))


def _spoken_before(quote: Quote) -> datetime | None:
    sent_at = quote.current.sent_at if quote.current else None
    others = MoneyTalk.objects.stand().filter(quote=quote).annotate(at=Coalesce("held_at", "overridden_at"))
    return others.filter(at__gte=sent_at).aggregate(last=Max("at"))["last"] if sent_at else None


def _spoken(talk: MoneyTalk, *, by: Person, at: datetime) -> None:
    quote = talk.quote
    if quote:
        Quote.objects.filter(pk=quote.pk).update(spoken_at=at)
        if talk.outcome == Outcome.CHANGE:
            Quote.objects.filter(pk=quote.pk, state=Quote.State.SENT).update(state=Quote.State.CHANGES)
        recorded.did("spoken", quote, actor=acting(by), at=at, facts={"outcome": talk.outcome})
    if talk.invoice_id:
        Invoice.objects.filter(pk=talk.invoice_id, spoken_at=None).update(spoken_at=at)
