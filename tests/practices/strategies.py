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
)
milestones = st.builds(
    facts.MilestoneFacts,
    id=st.integers(1, 40),
    name=st.just("First pages"),
    project_id=st.integers(1, 2),
    done_on=maybe_days,
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
)
expectations = st.builds(
    facts.ExpectationFacts,
    id=st.integers(1, 40),
    side=st.sampled_from(["theirs", "ours"]),
    text=st.just("More orders"),
    created_at=past_moments,
    asked_on=maybe_days,
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
)


def some(strategy: st.SearchStrategy, most: int = 4) -> st.SearchStrategy:
    """Facts of a kind, any number of them as likely as any other, each with an id of its own."""
    return st.integers(0, most).flatmap(
        lambda size: st.lists(strategy, min_size=size, max_size=size, unique_by=lambda fact: fact.id).map(tuple)
    )


relationships = st.builds(
    Relationship,
    client=st.sampled_from([LUNA, replace(LUNA, is_remote=True), replace(LUNA, profile_missing=("goals",))]),
    contacts=some(contacts, 3),
    dates=some(dates),
    projects=some(projects, 3),
    milestones=some(milestones),
    interactions=some(interactions, 14),
    promises=some(promises),
    questions=some(questions),
    expectations=some(expectations),
    next_words=some(next_words, 3),
    bad_news=some(bad_news, 3),
)

FACTS = (
    "contacts", "dates", "projects", "milestones", "interactions", "promises", "questions", "expectations",
    "next_words", "bad_news",
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
