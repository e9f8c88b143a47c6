from tests.practices.make import area, contact, days_ago, found, only, project, relationship
from vinculo.practices.facts import PartFacts
from vinculo.practices.rules.team.owner import practice


def of(*areas, **parts):
    return found(practice, relationship(areas=areas, **parts))


def test_stays_quiet_when_both_sides_are_named():
    assert of(area(), area("Texts", counterpart_id=None)) == []


def test_stays_quiet_without_areas_while_somebody_leads():
    assert of() == []


def test_stays_quiet_about_work_that_does_not_run():
    assert of(area(responsible_id=None), projects=[project(phase="pre_signing")]) == []


def test_stays_quiet_when_their_part_in_the_project_is_known():
    assert of(area(counterpart_id=None), parts=[PartFacts(1, 1)]) == []


def test_stays_quiet_without_areas_while_it_is_plain_whom_to_ask():
    eva, otto = contact("Eva Sol", id=2, is_key=False), contact("Otto", id=3, is_key=False)

    assert of(contacts=[eva]) == []
    assert of(contacts=[contact(), eva]) == []
    assert of(contacts=[eva, otto], parts=[PartFacts(1, 3)]) == []


def test_fires_without_areas_when_it_could_be_anybody():
    eva, otto = contact("Eva Sol", id=2, is_key=False), contact("Otto", id=3, is_key=False)

    assert only(of(contacts=[eva, otto])).facts["asked"] == "Online shop"


def test_fires_for_an_area_nobody_answers_for():
    finding = only(of(area(), area("Texts", responsible_id=None)))

    assert (finding.facts["area"], finding.reason, finding.person) == ("Texts", "Texts", 9)


def test_fires_without_a_counterpart():
    assert only(of(area(counterpart_id=None))).facts["asked"] == "Online shop"


def test_a_counterpart_who_left_is_none():
    gone, eva = contact(left_on=days_ago(1)), contact("Eva Sol", id=2)

    assert only(of(area(), contacts=[gone, eva])).facts["asked"] == "Online shop"


def test_fires_when_nobody_leads():
    finding = only(of(projects=[project(lead_id=None)]))

    assert (finding.reason, "area" in finding.facts) == ("lead", False)
