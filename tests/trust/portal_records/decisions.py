"""What Ana is asked to say yes to, and what the forms about it send."""

from collections.abc import Callable
from typing import Any

from tests.documents.approvals.asked import ask, decider, version
from tests.documents.papers import pdf
from vinculo.documents.looking_through import look_through


def make(world: Any) -> dict[str, Any]:
    ana, paper = decider(world), version(world, pdf("Our menu"), name="Our menu.pdf")
    look_through(paper.pk)
    return {
        "their_approval": ask(world, ana, title="Our menu", version=paper, note="Bluer than before"),
        "their_approval_to_answer": ask(world, ana, about="deliverable", title="Our photos"),
    }


def ids(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("portal:decision", "pk"): all_.their_approval.pk,
        ("portal:decision_remark", "pk"): all_.their_approval.pk,
        ("portal:decision_answer", "pk"): all_.their_approval_to_answer.pk,
    }


bodies: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:decision_answer": lambda a: {
        "choice": "approve", "sha256": a.their_approval_to_answer.sha256, "text": "Lovely",
    },
    "portal:decision_remark": lambda a: {"page": 1, "x": 100, "y": 200, "text": "Bigger"},
}  # fmt: skip
