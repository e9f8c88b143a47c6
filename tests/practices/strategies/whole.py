"""Whole relationships of such facts, and the same one in another order."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from tests.practices.make import LUNA, NOW
from tests.practices.strategies.agreed import (
    agreements,
    beginnings,
    changes,
    decisions,
    expectations,
    favours,
    invoices,
    obligations,
    promises,
    quotes,
    references,
    referrals,
)
from tests.practices.strategies.basics import some
from tests.practices.strategies.talk import (
    appreciations,
    bad_news,
    check_ins,
    complaints,
    contacts,
    feedback,
    interactions,
    meetings,
    next_words,
    proposals,
    questions,
    reproaches,
)
from tests.practices.strategies.work import (
    areas,
    dates,
    flags,
    hand_over,
    handovers,
    incidents,
    loads,
    milestones,
    parts,
    projects,
)
from vinculo.practices.relationship import Relationship

PLANNED = replace(LUNA, planned_at=NOW - timedelta(days=200))  # and not looked at since
clients = st.builds(
    replace,
    st.sampled_from([LUNA, replace(LUNA, is_remote=True), replace(LUNA, profile_missing=("goals",)), PLANNED]),
    handover=st.none() | st.none() | handovers,
)
relationships = st.builds(
    Relationship,
    client=clients,
    contacts=some(contacts, 3),
    dates=some(dates),
    projects=some(projects, 3),
    milestones=some(milestones),
    interactions=some(interactions, 14),
    promises=some(promises),
    questions=some(questions),
    proposals=some(proposals),
    reproaches=some(reproaches, 2).map(lambda found: tuple({one.interaction_id: one for one in found}.values())),
    expectations=some(expectations),
    next_words=some(next_words, 3),
    bad_news=some(bad_news, 3),
    areas=some(areas, 3),
    parts=st.lists(parts, max_size=2).map(tuple),
    check_ins=some(check_ins, 3),
    meetings=some(meetings, 2),
    agreements=some(agreements, 2),
    obligations=some(obligations, 3),
    changes=some(changes, 3),
    decisions=some(decisions, 2),
    flags=some(flags, 2),
    incidents=some(incidents, 2),
    complaints=some(complaints, 2),
    hand_over=some(hand_over, 3),
    feedback=some(feedback, 2),
    appreciations=st.lists(appreciations, max_size=2).map(tuple),
    loads=st.lists(loads, max_size=2, unique_by=lambda load: load.person_id).map(tuple),
    invoices=some(invoices, 2),
    referrals=some(referrals, 2),
    references=st.just(()) | st.just(()) | some(references, 1),
    favours=some(favours, 2),
    beginnings=some(beginnings, 4),
    quotes=some(quotes, 2),
)
FACTS = (
    "contacts", "dates", "projects", "milestones", "interactions", "promises", "questions", "expectations",
    "proposals", "reproaches",
    "next_words", "bad_news", "areas", "parts", "check_ins", "meetings", "agreements", "obligations",
    "changes", "decisions", "flags",
    "incidents",
    "complaints", "hand_over", "feedback", "appreciations", "loads", "invoices",
    "referrals", "references", "favours", "beginnings", "quotes",
)  # fmt: skip


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Relationship, Relationship]:
    """A relationship, and the same one with its facts in another order."""
    relationship = draw(relationships)
    mixed: dict[str, Any] = {name: tuple(draw(st.permutations(getattr(relationship, name)))) for name in FACTS}
    mixed["promises"] = tuple(
        replace(
            promise,
            warnings=tuple(draw(st.permutations(promise.warnings))),
            moves=tuple(draw(st.permutations(promise.moves))),
        )
        for promise in mixed["promises"]
    )
    return relationship, replace(relationship, **mixed)
