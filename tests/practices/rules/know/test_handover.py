from tests.practices.make import ago, client, days_ago, found, in_days, only, past_project, project, relationship
from vinculo.practices.facts import HandoverFacts
from vinculo.practices.rules.know.handover import practice

MONDAY = days_ago(2)


def won(*phases, **fields):
    return project(phases=phases or ((ago(5), "kickoff"),), **fields)


def sheet(**fields):
    return client(handover=HandoverFacts(**{"created_at": ago(4), "won_on": days_ago(5), "manager_id": 8, **fields}))


def test_stays_quiet_once_somebody_took_it_on():
    assert found(practice, relationship(client=sheet(accepted_at=ago(1)))) == []


def test_stays_quiet_on_the_first_two_working_days():
    assert found(practice, relationship(client=sheet(won_on=days_ago(1)))) == []
    assert found(practice, relationship(projects=[won((ago(1), "kickoff"))])) == []


def test_stays_quiet_about_clients_won_long_ago():
    assert found(practice, relationship(projects=[won((ago(31), "kickoff"))])) == []
    assert found(practice, relationship()) == []


def test_stays_quiet_about_more_work_with_somebody_we_know():
    assert found(practice, relationship(projects=[past_project(), won()])) == []


def test_stays_quiet_while_work_is_prepared():
    assert found(practice, relationship(projects=[won((ago(5), "pre_signing"))])) == []


def test_fires_when_nothing_was_written():
    finding = only(found(practice, relationship(projects=[won((ago(9), "pre_signing"), (ago(5), "kickoff"))])))

    assert (finding.facts["won_on"], finding.facts["unwritten"]) == (days_ago(5).isoformat(), "Café Luna")


def test_fires_while_nobody_has_taken_it_on():
    finding = only(found(practice, relationship(client=sheet(won_on=MONDAY))))

    assert (finding.person, finding.facts["client"], "unwritten" in finding.facts) == (8, "Café Luna", False)


def test_names_what_is_missing_even_if_somebody_took_it_on():
    half = sheet(accepted_at=ago(1), missing=("promises", "hours"))

    finding = only(found(practice, relationship(client=half)))

    assert {name for name in finding.facts if name.endswith("_of")} == {"promises_of", "hours_of"}
    assert finding.facts["unfinished"] == "Café Luna"


def test_a_sheet_that_was_begun_is_waited_for():
    assert len(found(practice, relationship(client=sheet(won_on=days_ago(200))))) == 1


def test_a_day_to_come_counts_as_today():
    assert found(practice, relationship(client=sheet(won_on=in_days(5)))) == []


def test_a_sheet_is_waited_for_before_there_is_a_project():
    assert len(found(practice, relationship(client=sheet(), projects=[]))) == 1
    assert found(practice, relationship(client=sheet(), projects=[past_project()])) == []
