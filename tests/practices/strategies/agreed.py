"""Facts of what is agreed: promises, changes, quotes, invoices, recommendations."""

from datetime import timedelta

from hypothesis import strategies as st

from tests.practices.make import TODAY
from tests.practices.strategies.basics import (
    channels,
    contact_ids,
    days,
    maybe_days,
    moments,
    past_moments,
    project_ids,
)
from vinculo.practices import facts

warnings = st.just(()) | st.lists(st.tuples(past_moments, maybe_days), max_size=3).map(tuple)
promises = st.builds(
    facts.PromiseFacts,
    id=st.integers(1, 40),
    text=st.just("Send the catalogue"),
    made_at=past_moments,
    promised_on=maybe_days,
    internal_on=maybe_days,
    forecast_on=maybe_days,
    kept_on=st.none() | st.none() | days.filter(lambda day: day <= TODAY),
    withdrawn_at=st.none() | st.none() | st.none() | past_moments,
    made_to=contact_ids,
    warnings=warnings,
    milestone_id=st.none() | st.integers(1, 6),
    moves=st.lists(st.tuples(past_moments, maybe_days, days), max_size=2).map(tuple),
)
expectations = st.builds(
    facts.ExpectationFacts,
    id=st.integers(1, 40),
    side=st.sampled_from(["theirs", "ours"]),
    text=st.just("More orders"),
    created_at=past_moments,
    asked_on=maybe_days,
    state=st.sampled_from(["run", "risk"]),
    project_id=st.none() | st.integers(1, 3),
)
agreements = st.builds(
    facts.AgreementFacts,
    id=st.integers(1, 40),
    name=st.just("Contract"),
    created_at=past_moments,
    signed_on=maybe_days,
    project_id=project_ids,
    until_on=maybe_days,
    ended_on=st.none() | st.none() | days,
    sides=st.sampled_from([frozenset(), frozenset({"ours"}), frozenset({"theirs"}), frozenset({"ours", "theirs"})]),
)
obligations = st.builds(
    facts.ObligationFacts,
    id=st.integers(1, 40),
    what=st.just("126 photos"),
    side=st.sampled_from(["theirs", "ours"]),
    kind=st.just("content"),
    created_at=past_moments,
    due_on=maybe_days,
    done_on=st.none() | st.none() | days,
    milestone_id=st.none() | st.integers(1, 6),
    contact_id=contact_ids,
    wanted=st.sampled_from([None, 126]),
    if_late=st.sampled_from(["", "We begin without them"]),
    reminders=st.lists(past_moments, max_size=2).map(tuple),
)
changes = st.builds(
    facts.ChangeFacts,
    id=st.integers(1, 40),
    number=st.integers(1, 9),
    title=st.just("Gift cards"),
    state=st.sampled_from(["asked", "estimated", "accepted", "declined", "infeasible", "withdrawn"]),
    side=st.sampled_from(["theirs", "ours"]),
    asked_at=past_moments,
    project_id=project_ids,
    contact_id=contact_ids,
    estimated_at=st.none() | past_moments,
    decided_at=st.none() | past_moments,
    explained_at=st.none() | past_moments,
    sent_at=st.none() | past_moments,
    signed_at=st.none() | past_moments,
    work_began_at=st.none() | past_moments,
    approved_at=st.none() | st.none() | past_moments,
    sealed_at=st.none() | st.none() | past_moments,
    is_from_portal=st.booleans(),
    costs=st.booleans(),
    spoken_at=st.none() | past_moments,
    because=st.sampled_from(["", "The till cannot"]),
)
decisions = st.builds(
    facts.DecisionFacts,
    id=st.integers(1, 40),
    text=st.just("Green it is."),
    at=past_moments,
    confirmed_at=st.none() | past_moments,
    channel=channels,
)
quotes = st.builds(
    facts.QuoteFacts,
    id=st.integers(1, 40),
    number=st.just("Q-2026-0007"),
    title=st.just("Online shop"),
    sent_at=past_moments,
    contact_id=st.none() | st.just(1),
    owner_id=st.none() | st.just(8),
    project_id=st.none() | project_ids,
    talk_at=st.none() | past_moments,
    spoken_at=st.none() | past_moments,
    over_at=st.none() | past_moments,
)
referrals = st.builds(
    facts.ReferralFacts,
    id=st.integers(1, 40),
    at=past_moments,
    sent=st.just("Pan y Mar"),
    contact_id=contact_ids,
    thanked_at=st.none() | past_moments,
    outcome=st.sampled_from(["won", "lost", "no"]),
    decided_at=st.none() | past_moments,
    told_at=st.none() | st.none() | past_moments,
)
references = st.builds(facts.ReferenceFacts, id=st.integers(1, 40), asked_at=past_moments)
favours = st.builds(facts.FavourFacts, id=st.integers(1, 40), on=days)
beginnings = st.builds(
    facts.BeginningFacts,
    id=st.integers(1, 40),
    kind=st.sampled_from(["agreement", "opportunity"]),
    name=st.sampled_from(["Menu cards", "Online shop"]),
    on=days | st.sampled_from([TODAY - timedelta(days=350), TODAY - timedelta(days=710)]),
)
invoices = st.builds(
    facts.InvoiceFacts,
    id=st.integers(1, 40),
    number=st.just("F-2026-0001"),
    issued_at=past_moments,
    due_on=days,
    sent_at=st.none() | past_moments,
    settled_on=maybe_days,
    project_id=st.sampled_from([None, 1]),
    needs_talk=st.booleans(),
    talk_at=st.none() | moments,
    spoken_at=st.none() | past_moments,
)
