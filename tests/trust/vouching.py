"""One of everything with which clients speak for us, and what the forms would send."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.feedback.models import Reference
from vinculo.pipeline.models import Favour, Referral


def make_vouching(world: World) -> dict[str, Any]:
    now, today = timezone.now(), timezone.localdate()
    about: dict[str, Any] = {"client": world.luna, "contact": world.ana}
    asked = {**about, "project": world.shop, "asked_at": now, "asked_by": world.marek, "asked_how": "phone"}
    return {
        "referral": Referral.objects.create(**about, sent_name="Pan y Mar", at=now, note="At a fair", by=world.marek),
        "speaks": Reference.objects.create(**asked, asked_words="Two sentences?"),
        "speaks_for_us": Reference.objects.create(
            **asked, is_given=True, answered_at=now, text="They keep their word", uses=["website"], noted_by=world.marek
        ),
        "extra": Favour.objects.create(**about, what="A photo put right", on=today, by=world.marek),
    }


def ids_of_vouching(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("referrals", "pk"): all_.referral.pk,
        ("references", "pk"): all_.speaks.pk,
        ("references:withdraw", "pk"): all_.speaks_for_us.pk,
        ("favours", "pk"): all_.extra.pk,
        ("favours:of_client", "pk"): all_.luna.pk,
    }


def _whom(a: Any) -> dict[str, Any]:
    return {"chosen": f"{a.luna.pk}-{a.ana.pk}", "who": ""}


BODIES_OF_VOUCHING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "referrals:new": lambda a: {**_whom(a), "whom": "Sal y Pan", "on": "", "note": "At a party"},
    "referrals:edit": lambda a: {**_whom(a), "whom": "Pan y Sal", "on": "", "note": "By mail"},
    "referrals:thank": lambda a: {"how": "A cake"},
    "referrals:tell": lambda a: {"what": "They are a client now"},
    "references:ask": lambda a: {
        **_whom(a), "project": a.shop.pk, "kind": "words", "how": "phone", "words": "Two sentences?",
    },
    "references:yes": lambda a: {
        "text": "Good people", "uses": ["website", "press"], "named": "company", "expires_on": "", "how": "phone",
    },
    "references:no": lambda a: {"how": "email"},
    "references:withdraw": lambda a: {"because": "A new owner"},
    "favours:new": lambda a: {**_whom(a), "what": "A cake", "on": ""},
}  # fmt: skip
