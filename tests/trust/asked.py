"""What clients were asked to say yes to, and what forms about it send."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.documents.approvals.asked import ask, decider, say
from tests.world import World
from vinculo.clients.acting import acting
from vinculo.documents.approvals.remarks import pin


def make_asked(world: World) -> dict[str, Any]:
    ana = decider(world)
    made = {
        name: ask(world, ana, title=f"The menu, {number}", note="The blue one", about="deliverable")
        for number, name in enumerate(("approval", "approval_to_withdraw", "approval_to_note", "approval_with_changes"))
    }
    say(world, made["approval_with_changes"], "changes", text="Bigger letters")
    paper = ask(world, ana, title="The menu on paper")
    remark = pin(
        paper, page=1, x=120, y=300, text="Here, too", contact=ana, actor=acting(ana, proof="code"), at=timezone.now()
    )
    return {**made, "approval_of_paper": paper, "pinned": remark}


def ids_of_asked(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("approvals", "pk"): all_.approval.pk,
        ("approvals:withdraw", "pk"): all_.approval_to_withdraw.pk,
        ("approvals:noted", "pk"): all_.approval_to_note.pk,
        ("approvals:again", "pk"): all_.approval_with_changes.pk,
        ("approvals:reply", "pk"): all_.approval_of_paper.pk,
        ("approvals:settled", "pk"): all_.approval_of_paper.pk,
        ("approvals", "remark"): all_.pinned.pk,
    }


def _asks(all_: Any) -> dict[str, Any]:
    return {"title": "The menu", "note": "Blue", "minutes": 5, f"place_{all_.ana.pk}": "1", "in_their_hours": "on"}


BODIES_OF_ASKED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "approvals:new": _asks,
    "approvals:again": _asks,
    "approvals:withdraw": lambda a: {"because": "The wrong menu"},
    "approvals:noted": lambda a: {
        "approver": a.approval_to_note.approvers.get().pk, "choice": "changes", "channel": "phone", "text": "Bigger",
    },
    "approvals:reply": lambda a: {"text": "It is now"},
}  # fmt: skip

QUERIES_OF_ASKED: dict[str, Callable[[Any], dict[str, Any]]] = {"approvals:new": lambda a: {"project": a.shop.pk}}
