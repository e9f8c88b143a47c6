from tests.practices.make import TODAY, ago, contact, days_ago, found, only, project, relationship
from vinculo.practices.facts import PartFacts
from vinculo.practices.rules.know.stake import practice
from vinculo.practices.wording import headline

EVA = contact("Eva Sol", id=2, power="influences")


def test_stays_quiet_when_somebody_decides():
    assert found(practice, relationship()) == []


def test_stays_quiet_when_somebody_decides_on_this_project():
    assert found(practice, relationship(contacts=[EVA], parts=[PartFacts(1, 2, "decider")])) == []


def test_stays_quiet_without_running_work():
    assert found(practice, relationship(contacts=[EVA], projects=[project(phase="pre_signing")])) == []


def test_fires_when_nobody_with_that_power_is_known():
    finding = only(found(practice, relationship(contacts=[EVA])))

    assert (finding.to, finding.reason, finding.facts["project"]) == (2, "never known", "Online shop")


def test_fires_when_faceless_all_is_known():
    assert only(found(practice, relationship(contacts=[]))).to is None


def test_says_who_left():
    gone = contact(left_on=days_ago(3))

    finding = only(found(practice, relationship(contacts=[gone, EVA])))

    assert (finding.facts["left"], finding.reason) == ("Ana Prado", days_ago(3).isoformat())


def test_a_part_of_somebody_who_left_does_not_count():
    gone = contact("Otto", id=3, power="", left_on=days_ago(3))

    assert len(found(practice, relationship(contacts=[gone, EVA], parts=[PartFacts(1, 3, "decider")]))) == 1


def test_speaks_once_for_several_projects():
    two = [project(), project("Menu cards", id=3, starts_on=days_ago(90), created_at=ago(90))]

    assert only(found(practice, relationship(contacts=[EVA], projects=two))).facts["project"] == "Menu cards"


def test_asks_to_name_anybody_first_where_nobody_is_known():
    finding = only(found(practice, relationship(contacts=[])))

    assert (finding.facts["faceless"], headline(practice, finding.facts, TODAY)) == (
        "Café Luna",
        "Note who you work with at Café Luna: nobody is known there, and Online shop runs.",
    )
