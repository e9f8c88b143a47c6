"""Moments, days and small choices the other strategies draw from."""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.practices.make import NOW, TODAY

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
letter_ids = st.integers(401, 406)
project_ids = st.integers(1, 3)


def some(strategy: st.SearchStrategy, most: int = 4) -> st.SearchStrategy:
    """Facts of a kind, any number of them as likely as any other, each with an id of its own."""
    return st.integers(0, most).flatmap(
        lambda size: st.lists(strategy, min_size=size, max_size=size, unique_by=lambda fact: fact.id).map(tuple)
    )
