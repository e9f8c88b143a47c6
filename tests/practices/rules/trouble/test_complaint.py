import pytest

from tests.practices.make import ago, complaint, days_ago, found, in_days, now, only, relationship
from vinculo.practices.practice import NOW, TODAY
from vinculo.practices.rules.trouble.complaint import practice
from vinculo.practices.wording import headline


def of(*complaints):
    return found(practice, relationship(complaints=complaints))


def said(finding):
    return headline(practice, finding.facts, now().today)


def thanked(days, **fields):
    return complaint(at=ago(days), thanked_at=ago(days), **fields)


def looked_into(days, **fields):
    return thanked(days + 2, found_at=ago(days), **fields)


def put_right(days, **fields):
    return looked_into(days + 2, resolved_at=ago(days), **fields)


def test_stays_quiet_once_they_were_thanked_until_findings_are_near():
    assert of(thanked(0), thanked(1)) == []


def test_stays_quiet_while_it_is_put_right():
    assert of(looked_into(1), looked_into(6)) == []


def test_stays_quiet_for_two_weeks_after_it_was_put_right():
    assert of(put_right(1), put_right(13)) == []


def test_stays_quiet_once_they_were_asked_again():
    assert of(put_right(20, followed_up_at=ago(3))) == []


def test_stays_quiet_about_what_nobody_thanked_for_but_everybody_settled():
    assert of(complaint(at=ago(9), resolved_at=ago(3), followed_up_at=ago(1))) == []


def test_asks_for_thanks_at_once():
    finding = only(of(complaint("Nobody called.", at=ago(hours=2), owner_id=8)))

    assert (finding.reason, finding.urgency, finding.person, finding.channel) == ("thank", TODAY, 8, "phone")
    assert said(finding).startswith("Thank Ana for saying it, by") and "“Nobody called”" in said(finding)


def test_presses_for_thanks_after_24_hours():
    finding = only(of(complaint(at=ago(hours=25))))

    assert (finding.reason, finding.urgency) == ("thank", NOW)
    assert said(finding).startswith("Thank Ana now for saying it")


def test_asks_for_findings_the_working_day_before_they_are_due():
    finding = only(of(thanked(2)))

    assert (finding.reason, finding.urgency, finding.facts["find_by_on"]) == ("find", TODAY, in_days(1).isoformat())


def test_presses_for_findings_after_three_working_days():
    finding = only(of(thanked(6)))

    assert (finding.reason, finding.urgency, finding.facts["unfound_on"]) == ("find", NOW, days_ago(6).isoformat())


def test_asks_to_put_it_right_five_working_days_after_the_findings():
    finding = only(of(looked_into(7)))

    assert (finding.reason, finding.facts["found_on"]) == ("put right", days_ago(7).isoformat())
    assert said(finding).startswith("Put it right with Ana")


def test_asks_again_two_weeks_later():
    finding = only(of(put_right(14)))

    assert (finding.reason, finding.urgency, finding.facts["resolved_on"]) == (
        "ask again",
        TODAY,
        days_ago(14).isoformat(),
    )
    assert said(finding).startswith("Ask Ana whether it is well now")


@pytest.mark.parametrize(
    ("parameters", "one"),
    [
        ({"hours": 1}, complaint(at=ago(hours=2))),
        ({"workdays": 1}, thanked(1)),
        ({"resolve": 1}, looked_into(1)),
        ({"days": 3}, put_right(3)),
    ],
)
def test_a_team_may_set_its_own_times(parameters, one):
    finding = only(found(practice, relationship(complaints=[one]), **parameters))

    assert finding.due_at <= now().end_of_work(now().today)


def test_each_step_is_news():
    steps = [only(of(one)).reason for one in (complaint(at=ago(1)), thanked(6), looked_into(9), put_right(15))]

    assert len(set(steps)) == 4


def test_needs_no_contact():
    finding = only(found(practice, relationship(contacts=[], complaints=[complaint(at=ago(1))])))

    assert (finding.to, finding.facts["contact"]) == (None, "Café Luna")
