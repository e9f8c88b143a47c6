"""Which kinds of facts there are at all: of one client most tables hold nothing, and need not be asked."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from vinculo.agreements.models import Agreement, ChangeRequest, Expectation, Obligation, Promise
from vinculo.clients.models import Client
from vinculo.conversations.models import (
    BadNews,
    CheckIn,
    Decision,
    Incident,
    Interaction,
    NextWord,
    Proposal,
    Question,
    Reproach,
)
from vinculo.db.prepared import prepared
from vinculo.feedback.models import Appreciation, Complaint, Feedback, Reference
from vinculo.meetings.models import Meeting
from vinculo.money.models import Invoice, Quote
from vinculo.pipeline.models import Favour, Opportunity, Referral
from vinculo.practices.reading.rows import FEW
from vinculo.projects.models import Area, HandOverItem, Milestone, Project, ProjectContact, RedFlag

# Parts of a relationship with the tables that must hold something about the client for there to be any. A part that is
# not named here is always read.
OF_CLIENT: dict[str, tuple[Any, ...]] = {
    "projects": (Project,),
    "check_ins": (CheckIn,),
    "meetings": (Meeting,),
    "interactions": (Interaction,),
    "questions": (Question,),
    "proposals": (Proposal,),
    "reproaches": (Reproach,),
    "expectations": (Expectation,),
    "next_words": (NextWord,),
    "bad_news": (BadNews,),
    "promises": (Promise,),
    "agreements": (Agreement,),
    "obligations": (Obligation,),
    "changes": (ChangeRequest,),
    "decisions": (Decision,),
    "incidents": (Incident,),
    "complaints": (Complaint,),
    "feedback": (Feedback,),
    "invoices": (Invoice,),
    "quotes": (Quote,),
    "referrals": (Referral,),
    "references": (Reference,),
    "favours": (Favour,),
    "beginnings": (Agreement, Opportunity),
}
OF_PROJECT: dict[str, Any] = {
    "milestones": Milestone,
    "areas": Area,
    "parts": ProjectContact,
    "flags": RedFlag,
    "hand_over": HandOverItem,
    "appreciations": Appreciation,
}
NAMES = (*OF_CLIENT, *OF_PROJECT)


def parts_without_facts(ids: Sequence[int]) -> frozenset[str]:
    """The parts of which these clients have nothing, in one statement; none are looked for where there are many."""
    if not ids or len(ids) > FEW:
        return frozenset()
    rows = _found(list(ids))
    return frozenset(name for place, name in enumerate(NAMES) if not any(row[place] for row in rows))


@prepared
def _found(ids: list[int]) -> QuerySet[Client, Any]:
    found = {name: _any(models, "client") for name, models in OF_CLIENT.items()}
    found |= {name: _any((model,), "project__client") for name, model in OF_PROJECT.items()}
    rows = Client.objects.filter(pk__in=ids).order_by()
    return rows.annotate(**{f"any_{name}": there for name, there in found.items()}).values_list(
        *(f"any_{name}" for name in NAMES)
    )


def _any(models: tuple[Any, ...], path: str) -> Any:
    found: Any = None
    for model in models:
        there = Exists(model._base_manager.filter(**{path: OuterRef("pk")}))
        found = found | there if found else there
    return found
