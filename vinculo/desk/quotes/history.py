"""What happened to a quote, newest first: versions, talks, answers, links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from vinculo.money.models import MoneyTalk, Quote, QuoteAnswer, QuoteLink, QuoteVersion
from vinculo.web.dates import moment
from vinculo.web.money import exact_money

Kind = QuoteAnswer.Kind
ICONS = {
    Kind.ACCEPTED: "signature", Kind.DECLINED: "circle-x", Kind.CHANGES: "message-circle", Kind.UNDO_ASKED: "undo-2",
    Kind.UNDONE: "undo-2",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    icon: str
    what: str
    detail: str
    who: str


def history(
    quote: Quote, versions: Iterable[QuoteVersion], talks: Iterable[MoneyTalk], answers: Iterable[QuoteAnswer],
    links: Iterable[QuoteLink],
) -> list[Event]:  # fmt: skip
    """No query: people and contacts come loaded."""
    events = [Event(quote.created_at, "pencil-line", _("Begun"), "", _name(quote.by))]
    events += [_sent(one) for one in versions if one.sent_at]
    events += [event for talk in talks for event in _talk(talk)]
    events += [_answer(one, quote.currency) for one in answers]
    events += [event for link in links for event in _link(link)]
    return sorted(events, key=lambda event: event.at)[::-1]


def _sent(version: QuoteVersion) -> Event:
    assert version.sent_at is not None
    what = _("Version %(number)s handed over") % {"number": version.number}
    return Event(version.sent_at, "send", what, "", _name(version.sent_by))


def _talk(talk: MoneyTalk) -> Iterable[Event]:
    if talk.overridden_at:
        yield Event(talk.overridden_at, "shield", _("Sent without a talk"), talk.because, _name(talk.by))
        return
    booked = _("A talk was booked for %(when)s") % {"when": moment(talk.starts_at)}
    yield Event(talk.created_at, "calendar-plus", booked, "", _name(talk.by))
    if talk.mail_left_at:
        yield Event(talk.mail_left_at, "mail", _("The paper left"), "", "")
    if talk.held_at:
        yield Event(talk.held_at, "phone", str(talk.get_outcome_display()), talk.said, _name(talk.person))
    if talk.cancelled_at:
        yield Event(talk.cancelled_at, "x", _("The talk was called off"), "", "")


def _answer(answer: QuoteAnswer, currency: str) -> Event:
    detail = answer.because
    if answer.kind == Kind.ACCEPTED:
        detail = _("%(total)s, tax included") % {"total": exact_money(answer.total, currency)}
    who = answer.name or _name(answer.contact) or _name(answer.person)
    return Event(answer.at, ICONS[Kind(answer.kind)], str(answer.get_kind_display()), detail, who)


def _link(link: QuoteLink) -> Iterable[Event]:
    yield Event(link.created_at, "link", _("A link went to %(email)s") % {"email": link.email}, "", _name(link.by))
    if link.opened_at:
        yield Event(link.opened_at, "eye", _("The link was opened"), "", "")


def _name(somebody: Any) -> str:
    return somebody.name if somebody else ""
