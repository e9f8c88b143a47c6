from tests.practices.make import found, load, only, project, relationship
from vinculo.practices.rules.team.load import practice

FULL = 9 * 8 * 60  # ten weekdays with one holiday among them


def of(one, **parameters):
    return found(practice, relationship(loads=[one]), **parameters)


def test_stays_quiet_while_it_fits():
    assert of(load(FULL)) == []


def test_stays_quiet_where_the_project_is_not_ours_to_see():
    assert of(load(FULL * 2, project_id=5)) == []


def test_fires_when_more_is_planned_than_they_have_hours():
    finding = only(of(load(FULL + 60)))

    assert (finding.facts["who"], finding.facts["planned"], finding.facts["hours"]) == ("Rita Sol", 73, 72)
    assert (finding.person, finding.reason) == (9, "full 2026 11")


def test_fires_when_something_is_overdue():
    facts = only(of(load(60, overdue=2))).facts

    assert (facts["overdue"], "planned" in facts) == (2, False)


def test_nobody_is_told_to_help_themselves():
    leads_it = found(practice, relationship(loads=[load(60, overdue=2)], projects=[project(lead_id=load(0).person_id)]))

    assert only(leads_it).person == 7  # whoever has the client


def test_without_hours_of_their_own_those_of_the_house_count():
    assert of(load(FULL, days=((),) * 7)) == []
    assert len(of(load(FULL + 1, days=((),) * 7))) == 1


def test_a_team_may_allow_more():
    assert of(load(FULL + 60, overdue=2), percent=110, overdue=3) == []
