"""Agreements written here, and what forms about them send."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.agreements import clauses, drafting
from vinculo.agreements.drafting import Outline
from vinculo.agreements.models import Agreement, ContractTemplate


def make_contracts(world: World) -> dict[str, Any]:
    now, today = timezone.now(), timezone.localdate()
    draft = a_draft(world, "Contract of April", today)
    template = ContractTemplate.objects.create(name="Cakes", language="en", by=world.rita)
    clauses.add(template, title="Bread", text="{our.name} bakes bread.")
    clause = draft.clauses.get()
    clauses.add(draft, title="Until when", text="Until {ends_on}.")
    return {
        "draft": draft,
        "draft_to_drop": a_draft(world, "Contract of May", today),
        "draft_to_send": a_draft(world, "Contract of June", today),
        "in_force": Agreement.objects.create(
            client=world.luna, project=world.shop, name="Contract of 2025", signed_on=today - timedelta(days=9),
            language="en", ends_on=today + timedelta(days=20), until_on=today + timedelta(days=20), by=world.marek,
        ),
        "clause": clause,
        "duty": drafting.add_duty(draft, at=now, side="theirs", what="Boxes"),
        "annex": drafting.add_annex(draft, title="List", text="- Flour", at=now),
        "contract_template": template,
        "template_clause": clauses.add(template, title="Cakes", text="{our.name} bakes."),
    }  # fmt: skip


def a_draft(world: World, name: str, today: date) -> Agreement:
    made = drafting.draft(Outline(world.luna, name, "en", project=world.shop), by=world.marek, today=today)
    clauses.add(made, title="What", text="{our.name} bakes for {client.name}.")
    return made


def ids_of_contracts(all_: Any) -> dict[tuple[str, str], Any]:
    templates = (
        "template", "edit_template", "remove_template", "new_template_clause", "template_clause",
        "move_template_clause", "remove_template_clause",
    )  # fmt: skip
    of_template = {(f"agreements:{name}", "pk"): all_.contract_template.pk for name in templates}
    its_clauses = {(f"agreements:{name}", "part"): all_.template_clause.pk for name in templates[4:]}
    return {
        **of_template,
        **its_clauses,
        ("agreements", "pk"): all_.draft.pk,
        ("agreements:drop", "pk"): all_.draft_to_drop.pk,
        ("agreements:send", "pk"): all_.draft_to_send.pk,
        ("agreements:amend", "pk"): all_.in_force.pk,
        ("agreements:end", "pk"): all_.in_force.pk,
        ("agreements:renew", "pk"): all_.in_force.pk,
        ("agreements", "part"): all_.clause.pk,
        ("agreements:duty", "part"): all_.duty.pk,
        ("agreements:remove_duty", "part"): all_.duty.pk,
        ("agreements:remove_annex", "part"): all_.annex.pk,
    }


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


A_CLAUSE = {"title": "Where", "text": "In {client.name}."}
BODIES_OF_CONTRACTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "agreements:note": lambda a: {
        "chosen": f"{a.luna.pk}-{a.ana.pk}", "who": "", "project": a.shop.pk, "name": "Annex", "signed_on": day(-3),
        "where": "Drawer",
    },
    "agreements:draft": lambda a: {
        "chosen": f"{a.luna.pk}-{a.ana.pk}", "who": "", "project": a.shop.pk, "name": "Contract",
        "template": a.contract_template.pk, "language": "es",
    },
    "agreements:edit": lambda a: {
        "name": "Annex", "language": "en", "price": "9 EUR", "payment_terms": "At once", "starts_on": day(1),
        "ends_on": day(99), "renewal": "itself", "renews_months": 12, "notice": 2, "notice_in": "months",
        "signed_on": "", "where": "Drawer",
    },
    "agreements:send": lambda a: {
        "contacts": [a.ana.pk], "capacity": "Café Luna", "people": [a.marek.pk], "order": "any", "note": "As we said",
        "until_on": "",
    },
    "agreements:take_back": lambda a: {"because": "A slip of the pen"},
    "agreements:end": lambda a: {"on": day(9), "because": "It is done"},
    "agreements:renew": lambda a: {"until_on": day(400)},
    "agreements:new_clause": lambda a: A_CLAUSE,
    "agreements:clause": lambda a: A_CLAUSE,
    "agreements:move_clause": lambda a: {"to": "down"},
    "agreements:new_duty": lambda a: a_duty(a),
    "agreements:duty": lambda a: a_duty(a),
    "agreements:new_annex": lambda a: {"title": "Brief", "document": "", "text": "- Sugar"},
    "agreements:new_template": lambda a: {"name": "Bread", "language": "pl", "payment_terms": "At once"},
    "agreements:edit_template": lambda a: {"name": "Cakes", "language": "en", "payment_terms": "At once"},
    "agreements:new_template_clause": lambda a: A_CLAUSE,
    "agreements:template_clause": lambda a: A_CLAUSE,
    "agreements:move_template_clause": lambda a: {"to": "up"},
}  # fmt: skip


def a_duty(all_: Any) -> dict[str, Any]:
    return {
        "side": "ours", "what": "Bread", "kind": "duty", "due_on": day(9), "days_after": "",
        "contact": all_.ana.pk, "owner": all_.zofia.pk,
    }  # fmt: skip
