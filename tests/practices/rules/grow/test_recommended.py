from tests.practices.make import ago, contact, days_ago, found, only, referral, relationship
from vinculo.practices.rules.grow.recommended import practice


def of(*referrals, **parts):
    return found(practice, relationship(referrals=referrals, **parts))


def test_stays_quiet_for_two_working_days():
    assert of(referral(1)) == []
    assert found(practice, relationship(referrals=[referral(5)]), workdays=4) == []


def test_stays_quiet_when_they_were_thanked_and_nothing_is_decided():
    assert of(referral(30, thanked_at=ago(29))) == []


def test_stays_quiet_when_they_know_what_came_of_it():
    decided = {"outcome": "won", "decided_at": ago(20), "thanked_at": ago(29)}

    assert of(referral(30, **decided, told_at=ago(18))) == []
    assert of(referral(30, **{**decided, "decided_at": ago(4)})) == []  # Saturday and Sunday do not count


def test_fires_when_nobody_said_thank_you():
    finding = only(of(referral(2)))

    assert (finding.reason, finding.to, finding.channel) == ("thanks", 1, "phone")
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "sent": "Pan y Mar",
        "sent_on": days_ago(2).isoformat(),
    }


def test_fires_when_they_do_not_know_what_came_of_it():
    said = {
        outcome: only(of(referral(30, thanked_at=ago(29), outcome=outcome, decided_at=ago(7)))).facts
        for outcome in ("won", "lost", "no")
    }

    assert (said["won"]["won"], said["lost"]["lost"], said["no"]["lost"]) == ("Pan y Mar",) * 3
    assert "lost" not in said["won"]


def test_first_the_thanks():
    assert only(of(referral(30, outcome="won", decided_at=ago(20)))).reason == "thanks"


def test_whoever_sent_them_is_thanked():
    otto = contact("Otto Sanz", id=2, is_key=False)

    assert only(of(referral(3, contact_id=2), contacts=[contact(), otto])).facts["contact"] == "Otto"
