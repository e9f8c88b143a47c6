from tests.practices.make import days_ago, effort, found, hand_over, only, project, relationship
from vinculo.practices.rules.close.documents import practice


def of(*items, **fields):
    return found(practice, relationship(projects=[project(**{"phase": "closing", **fields})], hand_over=items))


def test_stays_quiet_when_all_are_done():
    assert of(hand_over(done_on=days_ago(1))) == []


def test_stays_quiet_until_it_is_being_closed():
    assert of(phase="delivery") == []


def test_stays_quiet_when_they_are_in_the_plan():
    assert of(effort=effort(documents=2)) == []


def test_fires_when_none_is_listed():
    assert only(of(hand_over("deploy"))).reason == "none"


def test_fires_when_one_is_not_done():
    facts = only(of(hand_over(done_on=days_ago(1)), hand_over(what="What to do if it stops"))).facts

    assert (facts["document"], facts["done"], facts["all"]) == ("What to do if it stops", 1, 2)
