"""Quotes before Ana, who decides in the shop, and what the forms about them send."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.money.quotes import accepted, make_quote, spoken
from vinculo.money.quoting import answering, figures
from vinculo.money.quoting.freezing import digest
from vinculo.people.acting import acting


def make(world: Any) -> dict[str, Any]:
    now = timezone.now()

    def one() -> Any:
        return spoken(make_quote(world, at=now, project=world.shop), world, at=now)

    yes, undo = one(), one()
    accepted(yes, at=now)
    accepted(undo, at=now)
    answering.ask_to_undo(undo, because="Wrong", person=world.marek, actor=acting(world.marek), at=now)
    return {
        "their_quote": one(), "their_quote_to_decline": one(), "their_quote_to_change": one(),
        "their_quote_accepted": yes, "their_quote_to_undo": undo,
    }  # fmt: skip


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    routes = ("quote", "quote_code", "quote_confirm", "quote_talk", "quote_paper")
    return {
        **{(f"portal:{name}", "pk"): all_.their_quote.pk for name in routes},
        ("portal:quote_decline", "pk"): all_.their_quote_to_decline.pk,
        ("portal:quote_changes", "pk"): all_.their_quote_to_change.pk,
        ("portal:quote_ask_undo", "pk"): all_.their_quote_accepted.pk,
        ("portal:quote_agree_undo", "pk"): all_.their_quote_to_undo.pk,
        ("portal:offer_arrive", "token"): "x" * 43,
    }


def _yes(all_: Any) -> dict[str, Any]:
    frozen = all_.their_quote.current.frozen
    return {"name": "Ana Prado", "agree": "on", "seen": digest(frozen), "total": figures.of_frozen(frozen).gross}


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:quote_code": _yes,
    "portal:quote_confirm": lambda a: {**_yes(a), "code": "123456"},
    "portal:quote_decline": lambda a: {"because": "Too much"},
    "portal:quote_changes": lambda a: {"because": "Without photos"},
    "portal:quote_ask_undo": lambda a: {"because": "The wrong button"},
}
