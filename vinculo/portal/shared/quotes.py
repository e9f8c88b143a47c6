"""
Quotes as whoever decides about them sees them. Until the price was talked about there is the title and who calls them,
and nothing else of it: no line, no word, no sum.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.money.models import MoneyTalk, Quote, QuoteAnswer
from vinculo.money.quoting.answering import chosen_of, standing_yes, undo_asked, why_not
from vinculo.money.quoting.consent import words
from vinculo.money.quoting.figures import of_frozen, proposed_options
from vinculo.money.quoting.freezing import digest
from vinculo.money.quoting.papers import summed
from vinculo.money.quoting.seeing import quotes_of
from vinculo.money.setting.words import percent, quantity
from vinculo.people.models import Organization
from vinculo.portal.visitor import Visitor
from vinculo.web.dates import day, moment
from vinculo.web.money import exact_money

LATEST = 60
State = Quote.State


@dataclass(frozen=True, slots=True)
class Offer:
    """A line in the list. `stands`: talk, decide, run_out, changes, accepted, declined; `total` once it was spoken."""

    number: str
    title: str
    stands: str
    note: str
    total: str
    address: str


@dataclass(frozen=True, slots=True)
class OfferLine:
    id: int
    text: str
    details: str
    quantity: str
    price: str
    off: str
    tax: str
    net: str
    optional: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Sum:
    label: str
    value: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class OfferPage:
    """
    One quote with everything beside it. `seen` says what stood on the screen, `total` what it comes to (minor units,
    for the form), `said` the same for people. `undo`: "", ours or theirs: who wants the yes taken back.
    """

    id: int
    number: str
    title: str
    version: int
    by: str
    note: str
    stands: str
    address: str
    intro: str = ""
    terms: str = ""
    until: str = ""
    lines: tuple[OfferLine, ...] = ()
    sums: tuple[Sum, ...] = ()
    total: int = 0
    said: str = ""
    seen: str = ""
    consent: str = ""
    email: str = ""
    has_options: bool = False
    sealed: bool = False
    undo: str = ""
    undo_because: str = ""

    @property
    def is_spoken(self) -> bool:
        return self.stands != "talk"

    @property
    def may_answer(self) -> bool:
        return self.stands == "decide"


def offers(visitor: Visitor) -> tuple[Offer, ...]:
    """Theirs to decide about, the newest first. Three queries."""
    found = list(_loaded(visitor)[:LATEST])
    ahead = MoneyTalk.objects.ahead().filter(quote__in=[one.pk for one in found], starts_at__gt=timezone.now())
    talks = {talk.quote_id: talk for talk in ahead.order_by("-starts_at")}
    yes = QuoteAnswer.objects.filter(version__quote__in=[one.pk for one in found], stands=True)
    totals = dict(yes.values_list("version__quote", "total"))
    return tuple(_offer(one, talks.get(one.pk), totals.get(one.pk)) for one in found)


def offer(visitor: Visitor, pk: int) -> Quote | None:
    """The quote itself, for what acts on it; None for what is not theirs and for what does not exist."""
    return _loaded(visitor).filter(pk=pk).first()


def page_of(
    quote: Quote, *, address: str, email: str, at: datetime, chosen: Collection[int] | None = None
) -> OfferPage:
    """`chosen`: the optional parts as they are ticked now; None: as we propose them, or as they were accepted."""
    assert quote.current is not None
    stands = stands_of(quote, at)
    common: dict[str, Any] = {
        "id": quote.pk, "number": quote.number, "title": quote.current.title, "version": quote.current.number,
        "by": quote.owner.first_name if quote.owner else "", "stands": stands, "address": address, "email": email,
    }  # fmt: skip
    if stands == "talk":
        talk = quote.talks.filter(pk__in=MoneyTalk.objects.ahead(), starts_at__gt=at).order_by("starts_at").first()
        return OfferPage(**common, note=_who_calls(quote, talk))
    yes = standing_yes(quote)
    frozen = quote.current.frozen
    ticked = _ticked(frozen, yes, chosen)
    sums = of_frozen(frozen, ticked)
    house = Organization.current()
    return OfferPage(
        **common,
        **_undo(quote, yes),
        note=_note(quote, stands),
        intro=frozen["intro"],
        terms=frozen["terms"],
        until=day(date.fromisoformat(frozen["until"])) if frozen["until"] else "",
        lines=tuple(_line(line, frozen["currency"], ticked) for line in frozen["lines"]),
        sums=tuple(Sum(**row) for row in summed(sums, frozen["currency"])),
        total=sums.gross,
        said=exact_money(sums.gross, frozen["currency"]),
        seen=digest(frozen),
        consent=words(quote, house.name if house else "Vínculo"),
        has_options=any(line["optional"] for line in frozen["lines"]),
        sealed=bool(yes and yes.sealed_sha256),
    )


def stands_of(quote: Quote, at: datetime) -> str:
    if quote.state == State.ACCEPTED:
        return "accepted"
    if quote.spoken_at is None:
        return "talk"
    why = why_not(quote, quote.current, at=at)
    names = {"": "decide", "changed": "changes", "run_out": "run_out"}
    return names.get(why, "declined")


def _loaded(visitor: Visitor) -> Any:
    related = ("current", "owner", "client", "contact", "opportunity__lead")
    return quotes_of(visitor.contact_id, visitor.client_id).select_related(*related).order_by("-created_at", "-pk")


def _offer(quote: Quote, talk: MoneyTalk | None, accepted: int | None) -> Offer:
    assert quote.current is not None
    stands = stands_of(quote, timezone.now())
    gross = quote.current.gross if accepted is None else accepted
    note = _who_calls(quote, talk) if stands == "talk" else _note(quote, stands)
    total = "" if stands == "talk" else exact_money(gross, quote.currency)
    return Offer(quote.number, quote.current.title, stands, note, total, f"/portal/quotes/{quote.pk}/")


def _who_calls(quote: Quote, talk: MoneyTalk | None) -> str:
    name = quote.owner.first_name if quote.owner else ""
    if talk is None:
        return (
            _("%(name)s calls you to talk about the price.") % {"name": name}
            if name
            else _("We call you to talk about the price.")
        )
    when = moment(talk.starts_at)
    if not name:
        return _("We call you on %(when)s to talk about the price.") % {"when": when}
    return _("%(name)s calls you on %(when)s to talk about the price.") % {"name": name, "when": when}


def _note(quote: Quote, stands: str) -> str:
    until = quote.current.valid_until if quote.current else None
    if stands == "decide":
        return _("Valid until %(day)s.") % {"day": day(until)} if until else _("Waits for your answer.")
    return {
        "run_out": _("It has run out. Ask us, and we look at it once more."),
        "changes": _("We write it anew with what you asked for."),
        "accepted": _("You accepted it."),
        "declined": _("You said no to it."),
    }[stands]


def _ticked(frozen: dict[str, Any], yes: QuoteAnswer | None, chosen: Collection[int] | None) -> set[int]:
    if yes:
        return set(yes.chosen)
    return proposed_options(frozen) if chosen is None else set(chosen_of(frozen, chosen))


def _line(line: dict[str, Any], currency: str, ticked: Collection[int]) -> OfferLine:
    return OfferLine(
        id=line["id"],
        text=line["text"],
        details=line["details"],
        quantity=quantity(line["quantity"], line["unit"]),
        price=exact_money(line["price"], currency),
        off=percent(line["discount"]) if line["discount"] else "",
        tax=percent(line["tax_rate"]) if line["tax_kind"] == "S" else line["tax_reason"] or line["tax_name"],
        net=exact_money(line["net"], currency),
        optional=line["optional"],
        chosen=not line["optional"] or line["id"] in ticked,
    )


def _undo(quote: Quote, yes: QuoteAnswer | None) -> dict[str, Any]:
    asked = undo_asked(quote) if yes else None
    if asked is None:
        return {}
    return {"undo": "ours" if asked.person_id else "theirs", "undo_because": asked.because}
