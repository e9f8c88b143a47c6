"""Made-up relationships for property tests: any mixture of facts around one moment."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.practices.make import LUNA, NOW, TODAY
from vinculo.practices import facts
from vinculo.practices.relationship import Relationship

# A relationship takes long to make up: fewer examples, each with many facts.
patient = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Half of everything lies close to now: that is where rules decide.
hours_ago = st.integers(0, 30 * 24) | st.integers(0, 400 * 24)
past_moments = hours_ago.map(lambda hours: NOW - timedelta(hours=hours))
moments = past_moments | st.integers(0, 30 * 24).map(lambda hours: NOW + timedelta(hours=hours))
days = (st.integers(-15, 15) | st.integers(-400, 60)).map(lambda count: TODAY + timedelta(days=count))
maybe_days = st.none() | days
rarely = st.sampled_from([False, False, False, False, False, True])
contact_ids = st.sampled_from([None, 1, 2, 3])
phases = st.sampled_from(["pre_signing", "kickoff", "delivery", "delivery", "delivery", "closing", "closed"])
channels = st.sampled_from(["in_person", "video", "phone", "email", "email", "email", "chat", "portal", "note"])

contacts = st.builds(
    facts.ContactFacts,
    id=st.integers(1, 3),
    name=st.sampled_from(["Ana Prado", "Dr. Sanz", "Otto", "Łucja Żak"]),
    power=st.sampled_from(["", "decides", "influences"]),
    is_key=st.booleans(),
    left_on=st.none() | st.none() | st.just(TODAY),
    preferred_channel=st.sampled_from(["", "phone", "video", "email"]),
    unwanted_channels=st.sampled_from([(), ("chat",), ("email", "phone")]),
    hours=st.sampled_from([(((540, 840),),) * 5 + ((),) * 2, ((),) * 7]),
    time_zone=st.sampled_from(["", "Europe/Warsaw", "America/Mexico_City"]),
)
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
interactions = st.builds(
    facts.InteractionFacts,
    id=st.integers(1, 400),
    at=moments,
    channel=channels,
    direction=st.sampled_from(["out", "out", "in", "both", "internal"]),
    felt=st.sampled_from(["", "warm", "fine", "cool", "tense"]),
    is_check_in=rarely,
    shares_status=rarely,
    asks_status=rarely,
    project_id=st.sampled_from([None, 1, 2]),
    contact_ids=st.sampled_from([(1,), (1,), (1, 2), ()]),
)
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
questions = st.builds(
    facts.QuestionFacts,
    id=st.integers(1, 40),
    text=st.just("Can we change the logo?"),
    asked_at=past_moments,
    asked_by_us=st.booleans(),
    by_when_at=st.none() | moments,
    answered_at=st.none() | past_moments,
    contact_id=contact_ids,
    asked_by_id=st.sampled_from([None, 7, 8]),
    area_id=st.none() | st.integers(1, 4),
)
letter_ids = st.integers(401, 406)
proposals = st.builds(
    facts.ProposalFacts,
    id=st.integers(1, 40),
    text=st.just("Can we change the logo?"),
    asked_at=past_moments,
    interaction_id=letter_ids,
    asked_by_us=st.booleans(),
    decided_at=st.none() | st.none() | past_moments,
    contact_id=contact_ids,
    asked_by_id=st.sampled_from([None, 7, 8]),
    area_id=st.none() | st.integers(1, 4),
)
reproaches = st.builds(
    facts.ReproachFacts,
    id=st.integers(1, 40),
    name=st.just("Zofia Kos"),
    passage=st.just("Zofia forgot it."),
    at=past_moments,
    interaction_id=st.integers(407, 460),
    repaired_at=st.none() | st.none() | past_moments,
    contact_id=contact_ids,
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
next_words = st.builds(facts.NextWordFacts, id=st.integers(1, 40), on=days, told_at=past_moments, channel=channels)
bad_news = st.builds(
    facts.BadNewsFacts,
    id=st.integers(1, 40),
    what=st.just("The photos are lost"),
    known_at=past_moments,
    way_out=st.sampled_from(["", "Nuria takes them again"]),
    told_at=st.none() | past_moments,
    contact_id=contact_ids,
    milestone_id=st.none() | st.integers(1, 6),
    is_ours=st.booleans(),
    owned_at=st.none() | past_moments,
    over_at=st.none() | st.none() | past_moments,
    slipped_to_on=maybe_days,
)
project_ids = st.integers(1, 3)
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
meetings = st.builds(
    facts.MeetingFacts,
    id=st.integers(1, 40),
    starts_at=moments,
    channel=st.sampled_from(["in_person", "video", "phone"]),
    created_at=past_moments,
    project_id=st.none() | project_ids,
)
check_ins = st.builds(
    facts.CheckInFacts,
    id=st.integers(1, 40),
    project_id=project_ids,
    slot_on=days,
    due_at=moments,
    created_at=past_moments,
    held_at=st.none() | past_moments,
    skipped_at=st.none() | st.none() | past_moments,
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
complaints = st.builds(
    facts.ComplaintFacts,
    id=st.integers(1, 40),
    text=st.just("Nobody called."),
    at=past_moments,
    resolved_at=st.none() | past_moments,
    owner_id=st.none() | st.just(8),
    thanked_at=st.none() | past_moments,
    found_at=st.none() | past_moments,
    followed_up_at=st.none() | past_moments,
)
hand_over = st.builds(
    facts.HandOverItemFacts,
    id=st.integers(1, 40),
    project_id=project_ids,
    kind=st.sampled_from(["deploy", "document"]),
    what=st.just("How to add a wine"),
    done_on=maybe_days,
)
feedback = st.builds(
    facts.FeedbackFacts,
    id=st.integers(1, 40),
    asked_at=past_moments,
    project_id=st.none() | project_ids,
    given_at=st.none() | past_moments,
    score=st.none() | st.integers(0, 10),
    contact_id=contact_ids,
    done_at=st.none() | st.none() | past_moments,
)
parts = st.builds(
    facts.PartFacts,
    project_id=project_ids,
    contact_id=st.integers(1, 3),
    role=st.sampled_from(["decider", "contributor"]),
)
appreciations = st.builds(
    facts.AppreciationFacts, project_id=project_ids, at=past_moments, milestone_id=st.none() | st.integers(1, 6)
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


def some(strategy: st.SearchStrategy, most: int = 4) -> st.SearchStrategy:
    """Facts of a kind, any number of them as likely as any other, each with an id of its own."""
    return st.integers(0, most).flatmap(
        lambda size: st.lists(strategy, min_size=size, max_size=size, unique_by=lambda fact: fact.id).map(tuple)
    )


clients = st.builds(
    replace,
    st.sampled_from([LUNA, replace(LUNA, is_remote=True), replace(LUNA, profile_missing=("goals",))]),
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
)

FACTS = (
    "contacts", "dates", "projects", "milestones", "interactions", "promises", "questions", "expectations",
    "proposals", "reproaches",
    "next_words", "bad_news", "areas", "parts", "check_ins", "meetings", "obligations", "changes", "decisions", "flags",
    "incidents",
    "complaints", "hand_over", "feedback", "appreciations", "loads",
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
