from tests.practices.make import (
    ago,
    complaint,
    contact,
    days_ago,
    feedback,
    found,
    incident,
    only,
    promise,
    reference,
    referral,
    relationship,
    words,
)
from vinculo.practices.rules.grow.reference import practice

TALKS = words(range(1, 50, 7))


def happy(days=40, score=9, **parts):
    said = [feedback(ago(days), given_at=ago(days), score=score, contact_id=1)]
    return relationship(**{"interactions": TALKS, "feedback": said, **parts})


def test_stays_quiet_for_thirty_days():
    assert found(practice, happy(29)) == []


def test_stays_quiet_when_they_are_only_content():
    assert found(practice, happy(score=8)) == []


def test_stays_quiet_when_the_last_figure_was_lower():
    said = [feedback(ago(days), given_at=ago(days), score=score) for days, score in ((90, 10), (40, 7))]

    assert found(practice, happy(feedback=said)) == []


def test_stays_quiet_once_they_were_asked_or_have_sent_somebody():
    assert found(practice, happy(references=[reference(500)])) == []
    assert found(practice, happy(referrals=[referral(500)])) == []


def test_stays_quiet_while_something_has_to_be_put_right():
    assert found(practice, happy(complaints=[complaint()])) == []
    assert found(practice, happy(incidents=[incident()])) == []


def test_stays_quiet_in_bad_weather_or_when_too_little_is_known():
    broken = [promise(on=days_ago(days)) for days in (9, 20, 30)]

    assert found(practice, happy(promises=broken)) == []
    assert found(practice, happy(interactions=[])) == []


def test_stays_quiet_about_praise_of_long_ago():
    assert found(practice, happy(366)) == []


def test_fires_when_a_happy_client_was_never_asked():
    finding = only(found(practice, happy(contacts=[contact(), contact("Otto Sanz", id=2, is_key=False)])))

    assert (finding.to, finding.channel) == (1, "phone")
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "score": 9,
        "given_on": days_ago(40).isoformat(),
    }
