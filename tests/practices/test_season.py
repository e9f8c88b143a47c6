import pytest
from hypothesis import given

from tests.practices.make import (
    TODAY,
    ago,
    client,
    days_ago,
    feedback,
    in_days,
    now,
    past_project,
    project,
    relationship,
)
from tests.practices.strategies import patient, relationships, shuffled
from vinculo.practices.relationship import Relationship
from vinculo.practices.season import SENTENCES, season, season_sentence


def of(*projects, **parts):
    return season(relationship(projects=projects, **parts), now())


def keys(facts):
    return [because["key"] for because in facts.reasons]


def test_the_first_six_weeks_of_a_first_project_are_spring():
    spring = of(project(starts_on=days_ago(41)))

    assert (spring.season, spring.since_on) == ("spring", days_ago(41))
    assert spring.reasons == ({"key": "first_work", "project": "Online shop", "began_on": days_ago(41).isoformat()},)


def test_after_six_weeks_it_is_summer():
    summer = of(project(starts_on=days_ago(42)))

    assert (summer.season, summer.since_on, keys(summer)) == ("summer", TODAY, ["in_progress"])


def test_work_being_prepared_is_spring():
    spring = of(project(phase="pre_signing", created_at=ago(5)))

    assert (spring.season, spring.since_on, keys(spring)) == ("spring", days_ago(5), ["being_won"])


def test_work_with_a_past_client_beginning_again_is_spring():
    spring = of(past_project(200), project(starts_on=days_ago(10)))

    assert (spring.season, spring.since_on, keys(spring)) == ("spring", days_ago(10), ["work_again"])


def test_new_work_while_other_work_goes_on_is_summer():
    summer = of(project(starts_on=days_ago(200)), project("Menu cards", id=3, starts_on=days_ago(10)))

    assert (summer.season, summer.since_on, keys(summer)) == ("summer", days_ago(158), ["in_progress"] * 2)


def test_new_work_within_eight_weeks_of_the_last_is_summer():
    summer = of(past_project(20), project(starts_on=days_ago(10)))

    assert (summer.season, summer.since_on) == ("summer", days_ago(10))


def test_work_not_begun_does_not_turn_a_summer():
    assert of(project(), project("Menu cards", "pre_signing", id=3)).season == "summer"


@pytest.mark.parametrize("days", [0, 55])
def test_a_launch_makes_autumn_for_eight_weeks_at_most(days):
    autumn = of(project(launched_on=days_ago(days)))

    assert (autumn.season, autumn.since_on, keys(autumn)) == ("autumn", days_ago(days), ["launched"])


def test_work_that_goes_on_eight_weeks_after_a_launch_is_summer():
    assert of(project(launched_on=days_ago(56))).season == "summer"


def test_a_launch_to_come_changes_nothing():
    assert of(project(launched_on=in_days(3))).season == "summer"


def test_a_project_being_closed_is_autumn_since_it_is():
    autumn = of(project(phase="closing", phases=((ago(60), "delivery"), (ago(9), "closing"))))

    assert (autumn.season, autumn.since_on, keys(autumn)) == ("autumn", days_ago(9), ["closing"])


def test_work_in_progress_outweighs_a_harvest():
    assert of(project(), project("Menu cards", "closing", id=3)).season == "summer"


def test_a_harvest_outweighs_work_being_prepared():
    assert of(project(phase="pre_signing"), past_project(5)).season == "autumn"


@pytest.mark.parametrize(
    ("given", "looked_back_on", "name"),
    [(3, days_ago(5), "winter"), (3, None, "autumn"), (None, days_ago(5), "autumn"), (30, days_ago(5), "autumn")],
)
def test_autumn_lasts_until_they_were_heard_and_we_looked_back(given, looked_back_on, name):
    asked = [feedback(ago(40), project_id=2, given_at=ago(given) if given else None)]

    harvest = of(past_project(20, looked_back_on=looked_back_on), feedback=asked)

    assert harvest.season == name


def test_winter_begins_when_the_later_of_the_two_was_held():
    asked = [feedback(ago(9), project_id=None, given_at=ago(8))]

    assert of(past_project(20, looked_back_on=days_ago(5)), feedback=asked).since_on == days_ago(5)


def test_work_goes_on_after_a_launch_that_was_harvested():
    asked = [feedback(ago(9), given_at=ago(8))]

    assert of(project(launched_on=days_ago(20), looked_back_on=days_ago(5)), feedback=asked).season == "summer"


def test_eight_weeks_after_the_end_it_is_winter():
    assert of(past_project(55)).season == "autumn"
    winter = of(past_project(56))

    assert (winter.season, winter.since_on, keys(winter)) == ("winter", TODAY, ["at_rest"])


def test_winter_names_the_work_that_ended_last():
    winter = of(past_project(400, id=5, name="Old site"), past_project(100))

    assert winter.reasons[0]["project"] == "Menu cards"


def test_nobody_knows_since_when_when_the_end_has_no_date():
    winter = of(past_project(closed_on=None))

    assert (winter.season, winter.since_on, keys(winter)) == ("winter", None, ["at_rest_undated"])


def test_without_any_work_it_is_winter_since_they_are_a_client():
    winter = of(client=client(since_on=days_ago(30)))

    assert (winter.season, winter.since_on, keys(winter)) == ("winter", days_ago(30), ["no_work"])


@patient
@given(pair=shuffled())
def test_the_order_of_the_facts_changes_nothing(pair: tuple[Relationship, Relationship]):
    one, other = pair

    assert season(one, now()) == season(other, now())


@patient
@given(who=relationships)
def test_every_season_says_why_in_a_whole_sentence(who: Relationship):
    facts = season(who, now())

    sentences = [season_sentence(because, TODAY) for because in facts.reasons]

    assert facts.season in ("spring", "summer", "autumn", "winter")
    assert sentences != []
    assert [text for text in sentences if not text or "…" in text] == []


@patient
@given(who=relationships)
def test_no_season_began_in_the_future_unless_its_work_is_dated_so(who: Relationship):
    facts = season(who, now())

    dated_ahead = any(project.began_on > TODAY for project in who.projects)
    assert facts.since_on is None or facts.since_on <= TODAY or dated_ahead


def test_a_reason_of_another_release_is_left_out():
    assert season_sentence({"key": "forgotten"}, TODAY) == ""


def test_a_season_set_by_hand_gives_its_reason():
    assert season_sentence({"key": "by_hand", "reason": "They paused"}, TODAY) == "Set by hand: They paused"
    assert "by_hand" in SENTENCES
