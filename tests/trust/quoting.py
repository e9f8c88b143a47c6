"""Quotes for Café Luna in every state, the talks about them, and what forms about them send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.money.quotes import ANA, accepted, booked, lead_quote, make_quote, sent, spoken
from tests.world import World
from vinculo.money.quoting import answering, links

HOUR = timedelta(hours=1)


def make_quotes(world: World) -> dict[str, Any]:
    now = timezone.now()
    begun = now - 3 * HOUR

    def one() -> Any:
        return make_quote(world, at=begun)

    talked, off = sent(one(), world, at=begun), sent(one(), world, at=begun)
    lead = spoken(lead_quote(world, at=begun), world, at=now)
    links.make(lead, by=world.marek, at=now)
    yes, undo = spoken(one(), world, at=now), spoken(one(), world, at=now)
    accepted(yes, at=now)
    accepted(undo, at=now)
    answering.ask_to_undo(undo, because="The wrong one", contact=world.ana, actor=ANA, at=now)
    draft = one()
    return {
        "quote": draft, "quote_line": draft.current.lines.first(), "quote_dropped": draft.current.lines.last(),
        "quote_to_send": one(), "quote_to_send_bare": one(), "quote_to_delete": one(),
        "quote_of_lead": lead, "quote_accepted": yes, "quote_to_undo": undo,
        "quote_to_withdraw": sent(one(), world, at=begun), "quote_to_renew": spoken(one(), world, at=now),
        "money_talk": booked(talked, world, at=begun, in_=HOUR), "money_talk_off": booked(off, world, at=now),
    }  # fmt: skip


def ids_of_quotes(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("quotes", "pk"): all_.quote.pk,
        ("quotes", "line_pk"): all_.quote_line.pk,
        ("quotes:drop_line", "line_pk"): all_.quote_dropped.pk,
        ("quotes:send", "pk"): all_.quote_to_send.pk,
        ("quotes:talk", "pk"): all_.quote_to_send.pk,
        ("quotes:without", "pk"): all_.quote_to_send_bare.pk,
        ("quotes:delete", "pk"): all_.quote_to_delete.pk,
        ("quotes:send_link", "pk"): all_.quote_of_lead.pk,
        ("quotes:revoke_link", "pk"): all_.quote_of_lead.pk,
        ("quotes:ask_undo", "pk"): all_.quote_accepted.pk,
        ("quotes:agree_undo", "pk"): all_.quote_to_undo.pk,
        ("quotes:withdraw", "pk"): all_.quote_to_withdraw.pk,
        ("quotes:new_version", "pk"): all_.quote_to_renew.pk,
        ("money_talks", "pk"): all_.money_talk.pk,
        ("money_talks:move", "pk"): all_.money_talk_off.pk,
        ("money_talks:cancel", "pk"): all_.money_talk_off.pk,
    }


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _line(all_: Any) -> dict[str, Any]:
    tax = next(iter(_taxes(all_)))
    return {
        "text": "Words", "details": "Ten pages", "quantity": "2", "unit": "h", "price": "60", "discount": "5",
        "tax": tax, "is_optional": "on", "is_chosen": "on",
    }  # fmt: skip


def _taxes(all_: Any) -> dict[str, Any]:
    from vinculo.desk.invoices.forms import taxes_for

    return taxes_for([])


def _booking(all_: Any) -> dict[str, Any]:
    return {
        "slot": "own", "on": _day(10), "at_time": "10:00", "kind": "phone", "person": all_.marek.pk,
        "minutes_before": 10, "subject": "The shop", "text": "Here it is.",
    }  # fmt: skip


BODIES_OF_QUOTES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "quotes:new": lambda a: {
        "chosen": f"{a.luna.pk}-{a.ana.pk}", "who": "", "project": a.shop.pk, "title": "A bigger oven",
    },
    "quotes:edit": lambda a: {
        "title": "A shop", "contact": a.ana.pk, "language": "es", "currency": "EUR", "owner": a.marek.pk,
        "intro": "As we said", "terms": "Half now", "discount": "3", "valid_until": _day(20),
    },
    "quotes:add_line": _line,
    "quotes:edit_line": _line,
    "quotes:move_line": lambda a: {"to": "down"},
    "quotes:send": _booking,
    "quotes:talk": _booking,
    "quotes:without": lambda a: {"because": "They asked for it", "subject": "The shop", "text": "Here it is."},
    "quotes:ask_undo": lambda a: {"because": "The wrong version"},
    "money_talks:outcome": lambda a: {"outcome": "think", "said": "It is a lot"},
    "money_talks:move": lambda a: {"on": _day(8), "at_time": "11:00"},
    "money_talks:cancel": lambda a: {"because": "Ill"},
}  # fmt: skip
