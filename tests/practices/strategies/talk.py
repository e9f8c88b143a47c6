"""Facts of what is said: people, exchanges, questions, news, meetings, opinions."""

from hypothesis import strategies as st

from tests.practices.make import TODAY
from tests.practices.strategies.basics import (
    channels,
    contact_ids,
    days,
    letter_ids,
    maybe_days,
    moments,
    past_moments,
    project_ids,
    rarely,
)
from vinculo.practices import facts

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
    noted_at=st.none() | past_moments,
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
appreciations = st.builds(
    facts.AppreciationFacts, project_id=project_ids, at=past_moments, milestone_id=st.none() | st.integers(1, 6)
)
