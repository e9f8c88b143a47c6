from tests.practices.make import ago, client, days_ago, found, only, past_project, project, relationship
from vinculo.practices.rules.know.profile import practice

GAPS = client(profile_missing=("goals", "sells"))


def test_stays_quiet_when_the_profile_is_full():
    assert found(practice, relationship()) == []


def test_stays_quiet_in_the_first_two_weeks():
    fresh = client(profile_missing=("goals",), since_on=days_ago(13))

    assert found(practice, relationship(client=fresh)) == []


def test_stays_quiet_about_clients_without_work():
    for work in ([], [past_project()]):
        assert found(practice, relationship(client=GAPS, projects=work)) == []


def test_fires_after_two_weeks():
    due = client(profile_missing=("goals", "sells"), since_on=days_ago(14))

    finding = only(found(practice, relationship(client=due)))

    assert (finding.about, finding.reason) == (due, "")
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "count": 2,
        "goals_of": "Café Luna",
        "sells_of": "Café Luna",
    }


def test_the_first_work_is_the_start_when_no_other_is_known():
    who = client(profile_missing=("goals",), since_on=None)

    assert len(found(practice, relationship(client=who, projects=[project(starts_on=days_ago(14))]))) == 1
    young = project(starts_on=None, created_at=ago(13))
    assert found(practice, relationship(client=who, projects=[young])) == []


def test_a_team_may_want_it_sooner():
    fresh = client(profile_missing=("goals",), since_on=days_ago(5))

    assert len(found(practice, relationship(client=fresh), days=5)) == 1
