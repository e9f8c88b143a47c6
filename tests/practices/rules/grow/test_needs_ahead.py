from tests.practices.make import (
    ago,
    beginning,
    change,
    complaint,
    days_ago,
    found,
    in_days,
    only,
    past_project,
    project,
    promise,
    relationship,
)
from vinculo.practices.rules.grow.needs_ahead import practice


def begun(days, name, **fields):
    return past_project(days - 60, name, id=days, starts_on=days_ago(days), **fields)


def of(*projects, **parts):
    return found(practice, relationship(projects=projects, **parts))


CHRISTMAS = (begun(345, "Christmas shop 2025"), begun(715, "Shop for Christmas"))


def test_stays_quiet_when_it_came_once():
    assert of(CHRISTMAS[0]) == []
    assert of(CHRISTMAS[1]) == []


def test_stays_quiet_when_it_is_far_or_over():
    assert of(begun(330, "Christmas shop"), begun(700, "Christmas shop")) == []
    assert of(begun(370, "Christmas shop"), begun(735, "Christmas shop")) == []


def test_stays_quiet_when_the_two_are_not_about_a_year_apart():
    assert of(CHRISTMAS[0], begun(345 + 365 + 22, "Christmas shop")) == []


def test_stays_quiet_when_two_things_have_nothing_in_common():
    assert of(CHRISTMAS[0], begun(715, "Menu cards")) == []


def test_stays_quiet_when_something_is_on_the_table():
    assert of(*CHRISTMAS, project(phase="pre_signing")) == []
    assert of(*CHRISTMAS, beginnings=[beginning(30, "Easter")]) == []
    assert of(*CHRISTMAS, project("Easter", starts_on=days_ago(89))) == []


def test_stays_quiet_while_a_promise_is_broken():
    assert of(*CHRISTMAS, promises=[promise(on=days_ago(1))]) == []


def test_stays_quiet_about_requests_of_ours_and_those_that_came_early():
    asked = [change("Gift cards", asked_at=ago(days)) for days in (345, 710)]

    assert of(changes=[change("Gift cards", asked_at=ago(days), side="ours") for days in (345, 710)]) == []
    assert of(changes=[*asked, change("Gift cards", asked_at=ago(9))]) == []


def test_fires_when_it_came_twice_at_this_time_of_the_year():
    finding = only(of(*CHRISTMAS))

    assert finding.reason == f"project {in_days(20).isoformat()}"
    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "what": "Christmas shop 2025",
        "before": "Shop for Christmas",
        "expected_on": in_days(20).isoformat(),
        "last_on": days_ago(345).isoformat(),
        "before_on": days_ago(715).isoformat(),
    }


def test_three_years_in_a_row_need_no_word_in_common():
    three = (*CHRISTMAS[:1], begun(715, "Menu cards"), begun(1075, "Photos"))

    assert only(of(*three)).facts["before"] == "Menu cards"


def test_agreements_opportunities_and_their_requests_count_too():
    for kind in ("agreement", "opportunity"):
        assert len(of(beginnings=[beginning(345, kind=kind), beginning(710, kind=kind)])) == 1
    mixed = [beginning(345, kind="agreement"), beginning(710, kind="opportunity")]
    assert of(beginnings=mixed) == []
    assert len(of(changes=[change("Gift cards", asked_at=ago(days)) for days in (345, 710)])) == 1


def test_of_several_the_soonest():
    other = (begun(355, "Spring catalogue"), begun(720, "Spring catalogue"))

    assert only(of(*CHRISTMAS, *other)).facts["what"] == "Spring catalogue"


def test_stays_quiet_while_something_has_to_be_put_right():
    assert of(*CHRISTMAS, complaints=[complaint()]) == []
