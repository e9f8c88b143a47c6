from tests.practices.make import days_ago, found, only, project, relationship, thanks
from vinculo.practices.rules.close.retrospective import practice


def of(*given, **fields):
    fields = {"phase": "closed", "closed_on": days_ago(14), **fields}
    return found(practice, relationship(projects=[project(**fields)], appreciations=given))


def test_stays_quiet_when_it_was_held_with_thanks():
    assert of(thanks(), looked_back_on=days_ago(2)) == []


def test_stays_quiet_for_ten_working_days_and_after_two_months():
    assert of(closed_on=days_ago(13)) == []
    assert of(closed_on=days_ago(61)) == []


def test_fires_when_nobody_looked_back():
    finding = only(of())

    assert (finding.facts["delivered_on"], "held_on" in finding.facts) == (days_ago(14).isoformat(), False)


def test_fires_when_nobody_was_thanked():
    finding = only(of(thanks(project_id=2), looked_back_on=days_ago(2)))

    assert (finding.reason, finding.facts["held_on"]) == ("thanks", days_ago(2).isoformat())


def test_stays_quiet_about_thanks_on_the_day_you_looked_back():
    assert of(looked_back_on=days_ago(0)) == []
