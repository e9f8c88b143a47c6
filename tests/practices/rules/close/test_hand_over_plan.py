from tests.practices.make import days_ago, effort, found, hand_over, in_days, only, project, relationship
from vinculo.practices.rules.close.hand_over_plan import practice


def ending(**fields):
    """Eighty of a hundred days are over."""
    return project(**{"starts_on": days_ago(80), "due_on": in_days(20), **fields})


def of(project, **parts):
    return found(practice, relationship(projects=[project], **parts))


def test_stays_quiet_when_the_steps_are_there():
    assert of(ending(), hand_over=[hand_over("deploy")]) == []
    assert of(ending(effort=effort(deploys=1))) == []


def test_stays_quiet_while_there_is_time():
    assert of(ending(starts_on=days_ago(79))) == []


def test_stays_quiet_once_it_is_live_or_over():
    assert of(ending(launched_on=days_ago(1))) == []
    assert of(ending(phase="closed")) == []


def test_fires_without_a_step():
    finding = only(of(ending(), hand_over=[hand_over("document"), hand_over("deploy", project_id=2)]))

    assert (finding.facts["gone"], finding.person) == (80, 9)
