from tests.practices.make import days_ago, effort, found, in_days, only, project, relationship
from vinculo.practices.rules.promises.late_tests import practice


def near_the_end(**fields):
    """Seventy of a hundred days are over."""
    given = {"starts_on": days_ago(70), "due_on": in_days(30), "effort": effort(tests=4)}
    return project(**{**given, **fields})


def of(project):
    return found(practice, relationship(projects=[project]))


def test_stays_quiet_once_one_has_begun():
    assert of(near_the_end(effort=effort(tests=4, tests_begun=1))) == []


def test_stays_quiet_while_there_is_time():
    assert of(near_the_end(starts_on=days_ago(69))) == []


def test_stays_quiet_where_nobody_plans_tasks():
    assert of(near_the_end(effort=None)) == []
    assert of(near_the_end(effort=effort(estimated=0))) == []


def test_stays_quiet_outside_delivery():
    assert of(near_the_end(phase="closing")) == []


def test_fires_when_they_wait():
    finding = only(of(near_the_end()))

    assert (finding.facts["gone"], finding.facts["tests"], finding.person) == (70, 4, 9)


def test_fires_when_none_is_in_the_plan():
    assert "tests" not in only(of(near_the_end(effort=effort()))).facts
