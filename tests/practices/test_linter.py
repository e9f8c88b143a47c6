import pytest

from tests.practices import make
from tests.practices.sample import sample
from vinculo.clients.models import Client
from vinculo.practices.linter import DatabaseClosed, Setting, database_closed, lint


def the_relationship():
    return make.relationship(promises=[make.promise("Send the catalogue", on=make.in_days(5))])


def test_stays_quiet_when_the_practice_is_off():
    off = {("open_promise", None): Setting(is_on=False)}

    assert lint(the_relationship(), make.now(), [sample()], off) == []


def test_says_what_the_rule_found():
    raised = lint(the_relationship(), make.now(), [sample()])

    assert [one.finding.facts["what"] for one in raised] == ["Send the catalogue"]


def test_a_clients_own_setting_wins_over_everybodys():
    relationship = the_relationship()
    settings = {
        ("open_promise", None): Setting(is_on=False),
        ("open_promise", relationship.client.id): Setting(is_on=True),
    }

    assert len(lint(relationship, make.now(), [sample()], settings)) == 1


def test_numbers_of_the_team_reach_the_rule():
    patient = {("open_promise", None): Setting(parameters={"days": 60, "unknown": 3})}

    assert lint(the_relationship(), make.now(), [sample()], patient) == []


def test_a_rule_that_asks_the_database_is_stopped(db):
    def asks(relationship, now, *, days):
        Client.objects.count()
        yield

    with pytest.raises(DatabaseClosed, match="ran a query"):
        lint(the_relationship(), make.now(), [sample(asks)])


def test_the_database_opens_again_afterwards(db):
    with pytest.raises(ZeroDivisionError), database_closed():
        _ = 1 / 0

    assert Client.objects.count() == 0
