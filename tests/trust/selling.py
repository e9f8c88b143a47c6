"""One of everything on the way to more work with Café Luna, and what forms about it send."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.clients.models import SavedView
from vinculo.pipeline.models import AccountPlan, AccountRisk, Handover, Opportunity, SellingPromise
from vinculo.pipeline.moving import lose
from vinculo.pipeline.stages import stages


def make_selling(world: World) -> dict[str, Any]:
    now = timezone.now()
    made = {
        name: Opportunity.objects.create(
            title=f"A second oven, {number}", client=world.luna, contact=world.ana, owner=world.marek, by=world.marek,
            stage=stages()[stage], stage_since=now, value=400_000, currency="EUR", next_step="Ask Ana",
            goals="More bread", decider="Ana", budget_said="Four thousand", dates_said="In May", working_style="Early",
        )
        for number, (name, stage) in enumerate(
            {"opportunity": 1, "opportunity_lost": 0, "opportunity_handed": 4}.items()
        )
    }  # fmt: skip
    words = {
        name: SellingPromise.objects.create(opportunity=made[of], text=f"A stone, {name}", made_at=now, by=world.marek)
        for name, of in (("selling_promise", "opportunity"), ("handed_promise", "opportunity_handed"))
    }
    lose(made["opportunity_lost"], why="price", because="A cheaper oven", by=world.marek, at=now)
    return {
        **made,
        **words,
        "handover_of_work": Handover.objects.create(
            opportunity=made["opportunity_handed"], manager=world.marek, by=world.rita, working_style="Early",
            question="Which stone?",
        ),
        "account_plan": AccountPlan.objects.create(
            client=world.luna, direction="Three shops", part="Their web", next_step="Ask about May", reviewed_at=now,
            by=world.marek,
        ),
        "account_risk": AccountRisk.objects.create(client=world.luna, text="A cheaper baker", by=world.marek),
        "opportunities_view": SavedView.objects.create(
            person=world.marek, page="opportunities", name="Big ones", query="view=table&sort=-value"
        ),
    }  # fmt: skip


def ids_of_selling(all_: Any) -> dict[tuple[str, str], Any]:
    handed = all_.opportunity_handed.pk
    return {
        ("opportunities", "pk"): all_.opportunity.pk,
        ("opportunities", "word"): all_.selling_promise.pk,
        ("opportunities:reopen", "pk"): all_.opportunity_lost.pk,
        ("opportunities:remove_view", "pk"): all_.opportunities_view.pk,
        **{(f"opportunities:{name}_handover", "pk"): handed for name in ("edit", "ask", "answer", "accept")},
        ("opportunities:handover", "pk"): handed,
        ("opportunities:take_promise", "pk"): handed,
        ("opportunities:take_promise", "word"): all_.handed_promise.pk,
        ("account_plan", "pk"): all_.luna.pk,
        ("account_plan", "risk"): all_.account_risk.pk,
    }


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _facts(all_: Any) -> dict[str, Any]:
    return {
        "title": "A third oven", "value": "1200,50", "currency": "EUR", "probability": 40, "expected_on": _day(30),
        "owner": all_.marek.pk, "contact": all_.ana.pk, "channel": "", "next_step": "Call", "next_on": _day(3),
        "goals": "Rye", "decider": "Ana", "budget_said": "A thousand", "dates_said": "June", "working_style": "Late",
        "seen_at": "",
    }  # fmt: skip


def _stages(all_: Any) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for number, stage in enumerate(stages(), start=1):
        given = {"name": f"Step {number}", "probability": 10 * number, "days": 9, "place": number}
        body |= {f"s{stage.pk}-{name}": value for name, value in given.items()}
    return body


def _risk(all_: Any) -> dict[str, Any]:
    return {
        "text": "A flood", "weight": "high", "answer": "Sandbags", "owner": all_.marek.pk, "review_on": _day(20),
    }  # fmt: skip


BODIES_OF_SELLING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "opportunities:save_view": lambda a: {"name": "Ovens", "is_shared": "on"},
    "opportunities:new": lambda a: {**_facts(a), "chosen": f"{a.luna.pk}-{a.ana.pk}", "who": ""},
    "opportunities:bulk": lambda a: {"opportunity": [a.opportunity.pk], "owner": a.rita.pk, "back": "/opportunities/"},
    "opportunities:onward": lambda a: {"card": a.opportunity.pk},
    "opportunities:stages": _stages,
    "opportunities:edit": _facts,
    "opportunities:step": lambda a: {"next_step": "Bake", "next_on": _day(4)},
    "opportunities:move": lambda a: {"stage": stages()[2].pk, "because": "It smells good", "before": "", "after": ""},
    "opportunities:lose": lambda a: {"why": "time", "because": "In winter"},
    "opportunities:reopen": lambda a: {"because": "It is winter"},
    "opportunities:promise": lambda a: {"text": "A peel", "promised_on": _day(9)},
    "opportunities:edit_promise": lambda a: {"text": "Two peels", "promised_on": _day(9)},
    "opportunities:edit_handover": lambda a: {
        "working_style": "Late", "preferred_channel": "phone", "hours": "Nights", "money": "A thousand",
        "dates": "June", "project_name": "Oven", "starts_on": _day(5), "due_on": _day(50), "manager": a.marek.pk,
        "seen_at": "",
    },
    "opportunities:ask_handover": lambda a: {"question": "Which oven?"},
    "opportunities:take_promise": lambda a: {"promised_on": _day(9), "internal_on": _day(7), "owner": a.zofia.pk},
    "account_plan:edit": lambda a: {
        "direction": "Four shops", "part": "Their ovens", "next_step": "Bake", "next_on": _day(9)
    },
    "account_plan:new_risk": _risk,
    "account_plan:edit_risk": _risk,
}  # fmt: skip
QUERIES_OF_SELLING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "opportunities:move": lambda a: {"stage": stages()[2].pk},
    "opportunities:new": lambda a: {"client": a.luna.pk},
}
