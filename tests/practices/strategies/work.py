"""Facts of projects: plans, budgets, incidents, what is handed over."""

from hypothesis import strategies as st

from tests.practices.make import TODAY
from tests.practices.strategies.basics import channels, contact_ids, days, maybe_days, past_moments, phases, project_ids
from vinculo.practices import facts

dates = st.builds(
    facts.DateFacts,
    id=st.integers(1, 40),
    kind=st.sampled_from(["birthday", "anniversary", "launch", "other"]),
    what=st.sampled_from(["", "The second shop opens"]),
    day=st.integers(11, 17) | st.integers(1, 31),
    month=st.just(TODAY.month) | st.integers(1, 12),
    is_yearly=st.booleans(),
    contact_id=contact_ids,
)
plans = st.builds(
    facts.PlanFacts,
    rhythm=st.sampled_from(["weekly", "fortnightly", "monthly"]),
    weekday=st.integers(0, 6),
    starts_on=days,
    channel=channels,
)
kickoffs = st.builds(
    facts.KickoffFacts,
    created_at=past_moments,
    held_at=st.none() | past_moments,
    steps=st.just(()) | st.just(tuple((step, None) for step in facts.AGENDA)),
    sent_at=st.none() | past_moments,
)
efforts = st.builds(
    facts.EffortFacts,
    changed_at=past_moments,
    tasks=st.just(4),
    estimated=st.sampled_from([0, 600]),
    done=st.integers(0, 60_000),
    tests=st.integers(0, 2),
    deploys=st.integers(0, 1),
    documents=st.integers(0, 1),
)
budgets = st.builds(facts.BudgetFacts, changed_at=past_moments, minutes=st.integers(1, 900), spent=st.integers(0, 900))
closings = st.builds(
    facts.ClosingFacts,
    started_at=past_moments,
    accepted_on=maybe_days,
    celebration=st.sampled_from(["", "A paella"]),
    next_step=st.sampled_from(["", "The second shop"]),
    last_word_at=st.none() | past_moments,
)
projects = st.builds(
    facts.ProjectFacts,
    id=st.integers(1, 3),
    name=st.sampled_from(["Online shop", "Menu cards"]),
    phase=phases,
    created_at=past_moments,
    starts_on=maybe_days,
    due_on=maybe_days,
    launched_on=maybe_days,
    closed_on=maybe_days,
    plan=st.none() | st.none() | plans,
    phases=st.lists(st.tuples(past_moments, phases), max_size=2).map(lambda gone: tuple(sorted(gone))),
    kickoff=st.none() | kickoffs,
    effort=st.none() | efforts,
    budget=st.none() | budgets,
    closing=st.none() | closings,
    looked_back_on=maybe_days,
    lesson_at=st.none() | past_moments,
)
milestones = st.builds(
    facts.MilestoneFacts,
    id=st.integers(1, 40),
    name=st.just("First pages"),
    project_id=st.integers(1, 2),
    planned_on=maybe_days,
    promised_on=maybe_days,
    forecast_on=maybe_days,
    forecast_late_on=maybe_days,
    done_on=maybe_days,
    buffer_days=st.none() | st.integers(0, 20),
    approval_days=st.none() | st.integers(0, 5),
)
areas = st.builds(
    facts.AreaFacts,
    id=st.integers(1, 4),
    project_id=project_ids,
    name=st.sampled_from(["Photos", "Texts"]),
    responsible_id=st.sampled_from([None, 7]),
    responsible=st.just("Rita Sol"),
    counterpart_id=contact_ids,
    askers=st.sampled_from([(), (8,)]),
)
flags = st.builds(
    facts.FlagFacts,
    id=st.integers(1, 40),
    what=st.just("The card reader"),
    project_id=project_ids,
    raised_at=past_moments,
    weight=st.sampled_from(["watch", "red"]),
    owner_id=st.sampled_from([None, 7]),
    review_on=maybe_days,
    lowered_at=st.none() | past_moments,
)
incidents = st.builds(
    facts.IncidentFacts,
    id=st.integers(1, 40),
    what=st.just("The shop is down"),
    began_at=past_moments,
    project_id=st.none() | project_ids,
    over_at=st.none() | past_moments,
    swarm_at=st.none() | past_moments,
    reports=st.lists(st.tuples(days, past_moments), max_size=2).map(tuple),
)
hand_over = st.builds(
    facts.HandOverItemFacts,
    id=st.integers(1, 40),
    project_id=project_ids,
    kind=st.sampled_from(["deploy", "document"]),
    what=st.just("How to add a wine"),
    done_on=maybe_days,
)
parts = st.builds(
    facts.PartFacts,
    project_id=project_ids,
    contact_id=st.integers(1, 3),
    role=st.sampled_from(["decider", "contributor"]),
)
loads = st.builds(
    facts.LoadFacts,
    person_id=st.integers(7, 9),
    name=st.just("Rita Sol"),
    on=st.just(TODAY),
    project_id=project_ids,
    planned=st.integers(0, 9000),
    overdue=st.integers(0, 3),
)
handovers = st.builds(
    facts.HandoverFacts,
    created_at=past_moments,
    missing=st.sampled_from([(), ("hours", "promises")]),
    won_on=maybe_days,
    accepted_at=st.none() | past_moments,
)
