from dataclasses import replace

from tests.practices.make import ago, contact, days_ago, found, in_days, only, promise, relationship
from vinculo.practices.practice import NOW
from vinculo.practices.rules.promises.warn_early import practice


def late(**fields):
    return promise("Send the catalogue", in_days(5), **{"forecast_on": in_days(8), **fields})


def test_stays_quiet_while_the_date_holds():
    on_time = promise(on=in_days(5), forecast_on=in_days(5))

    assert found(practice, relationship(promises=[on_time])) == []


def test_stays_quiet_when_they_were_warned():
    told = late(warnings=((ago(1), in_days(8)),))

    assert found(practice, relationship(promises=[told])) == []


def test_stays_quiet_when_they_were_warned_without_a_new_date():
    assert found(practice, relationship(promises=[late(warnings=((ago(1), None),))])) == []


def test_stays_quiet_when_kept_or_withdrawn():
    settled = [late(kept_on=days_ago(1)), late(withdrawn_at=ago(1))]

    assert found(practice, relationship(promises=settled)) == []


def test_leaves_a_promise_past_its_date_to_the_practice_for_broken_ones():
    broken = promise(on=days_ago(1), forecast_on=in_days(3))

    assert found(practice, relationship(promises=[broken])) == []


def test_fires_when_the_forecast_lies_after_the_promised_date():
    slipping = late()

    finding = only(found(practice, relationship(promises=[slipping])))

    assert finding.about == slipping
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "what": "Send the catalogue",
        "due_on": in_days(5).isoformat(),
        "forecast_on": in_days(8).isoformat(),
    }
    assert (finding.urgency or practice.urgency, finding.person) == (NOW, slipping.owner_id)


def test_the_internal_date_counts_when_there_is_no_forecast():
    planned_late = promise(on=in_days(5), internal_on=in_days(6))

    assert only(found(practice, relationship(promises=[planned_late]))).reason == in_days(6).isoformat()


def test_fires_on_the_promised_day_itself():
    assert len(found(practice, relationship(promises=[late(promised_on=in_days(0))]))) == 1


def test_a_later_forecast_is_news_again():
    warned = late(forecast_on=in_days(12), warnings=((ago(1), in_days(8)),))

    finding = only(found(practice, relationship(promises=[warned])))

    assert (finding.reason, finding.facts["warned_on"]) == (in_days(12).isoformat(), in_days(8).isoformat())


def test_a_date_agreed_anew_makes_an_old_warning_void():
    moved = late(warnings=((ago(9), None),), moves=((ago(3), days_ago(1), in_days(5)),))

    assert len(found(practice, relationship(promises=[moved]))) == 1


def test_it_is_told_by_voice_whatever_they_prefer_to_read():
    for preferred, used in (("email", "phone"), ("video", "video"), ("", "phone")):
        who = relationship(contacts=[contact(preferred_channel=preferred)], promises=[late()])
        assert only(found(practice, who)).channel == used


def test_speaks_of_the_client_when_nobody_is_known():
    finding = only(found(practice, relationship(contacts=[], promises=[late()])))

    assert (finding.to, finding.facts["contact"]) == (None, "Café Luna")


def test_turns_to_the_main_contact_when_the_one_we_promised_has_left():
    gone, eva = contact(left_on=days_ago(3)), replace(contact("Eva Sol"), id=2)

    assert only(found(practice, relationship(contacts=[gone, eva], promises=[late()]))).to == 2
