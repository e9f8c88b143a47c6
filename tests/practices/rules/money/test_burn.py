from tests.practices.make import budget, effort, found, only, project, relationship
from vinculo.practices.rules.money.burn import practice


def used(minutes, **fields):
    """Half of the work is done; a hundred hours were agreed."""
    return relationship(projects=[project(**{"budget": budget(minutes), "effort": effort(), **fields})])


def test_stays_quiet_while_the_work_keeps_up():
    assert found(practice, used(3540)) == []


def test_stays_quiet_without_a_budget_or_without_tasks():
    assert found(practice, used(5000, budget=None)) == []
    assert found(practice, used(5000, effort=None)) == []


def test_stays_quiet_while_little_is_used():
    assert found(practice, used(1140, effort=effort(done=0))) == []


def test_stays_quiet_once_the_work_is_over():
    assert found(practice, used(5900, phase="closed")) == []


def test_fires_ten_points_ahead():
    finding = only(found(practice, used(3600)))

    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "project": "Online shop",
        "used": 60,
        "done": 50,
        "spent": 60,
        "agreed": 100,
    }


def test_every_tenth_of_it_is_news_again():
    reasons = {only(found(practice, used(minutes))).reason for minutes in (3600, 3700, 4300)}

    assert len(reasons) == 2


def test_without_estimates_tasks_are_counted():
    finding = only(found(practice, used(3600, effort=effort(estimated=0, done=0, percents=300))))

    assert finding.facts["done"] == 30
