from tests.practices.make import ago, days_ago, found, in_days, only, promise, relationship
from vinculo.practices.practice import NOW
from vinculo.practices.rules.promises.broken import practice


def test_stays_quiet_on_the_promised_day():
    assert found(practice, relationship(promises=[promise(on=in_days(0))])) == []


def test_stays_quiet_when_kept_late_or_withdrawn():
    settled = [promise(on=days_ago(5), kept_on=days_ago(1)), promise(on=days_ago(5), withdrawn_at=ago(6))]

    assert found(practice, relationship(promises=settled)) == []


def test_stays_quiet_without_a_date():
    assert found(practice, relationship(promises=[promise(on=None)])) == []


def test_stays_quiet_until_the_date_they_were_warned_of():
    warned = promise(on=days_ago(1), warnings=((ago(3), in_days(2)),))

    assert found(practice, relationship(promises=[warned])) == []
    assert len(found(practice, relationship(promises=[warned]), ago(-3))) == 1


def test_fires_the_day_after():
    missed = promise("Send the catalogue", on=days_ago(1), made_at=ago(20))

    finding = only(found(practice, relationship(promises=[missed])))

    assert (finding.about, finding.channel, finding.facts["days"]) == (missed, "phone", 1)
    assert practice.urgency == NOW


def test_a_warning_without_a_date_does_not_excuse_the_day():
    vague = promise(on=days_ago(1), warnings=((ago(3), None),))

    assert len(found(practice, relationship(promises=[vague]))) == 1


def test_gives_the_forecast_only_when_it_still_lies_ahead():
    hopeful = promise(on=days_ago(5), forecast_on=in_days(2))
    for_today = promise(on=days_ago(5), forecast_on=in_days(0))
    stale = promise(on=days_ago(5), forecast_on=days_ago(1))

    forecasts = [
        f.facts.get("forecast_on") for f in found(practice, relationship(promises=[hopeful, for_today, stale]))
    ]

    assert forecasts == [in_days(2).isoformat(), in_days(0).isoformat(), None]


def test_moving_it_makes_it_news_only_when_the_new_day_passes_too():
    moved = promise(on=days_ago(1), moves=((ago(9), days_ago(8), days_ago(1)),))

    assert only(found(practice, relationship(promises=[moved]))).reason == days_ago(1).isoformat()
