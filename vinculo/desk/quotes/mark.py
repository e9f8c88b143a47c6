"""How a quote stands, as a shape and a few words: what it waits for."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.money.models import Quote
from vinculo.web.dates import day
from vinculo.web.glyphs import state

State = Quote.State


def mark(quote: Quote, today: date) -> SafeString:
    """`quote.current` comes loaded."""
    if quote.state == State.ACCEPTED:
        return state("ok", _("Accepted"))
    if quote.state in (State.DECLINED, State.WITHDRAWN):
        return state("open", str(quote.get_state_display()))
    if quote.state == State.CHANGES:
        return state("tight", _("They want something changed"))
    if quote.state == State.DRAFT:
        return state("run", _("Being written"))
    if quote.spoken_at is None:
        return state("tight", _("The price was not talked about yet"))
    if quote.current and quote.current.has_run_out(today):
        return state("risk", _("Ran out on %(day)s") % {"day": day(quote.current.valid_until, today)})
    return state("run", _("Waits for their answer since %(day)s") % {"day": day(quote.spoken_at, today)})
