import pytest

from tests.practices.make import (
    TODAY,
    ago,
    budget,
    change,
    days_ago,
    expectation,
    found,
    in_days,
    milestone,
    only,
    past_project,
    project,
    relationship,
)
from vinculo.practices.rules.agree.drift import practice

RISKY = expectation(state="risk", asked_on=days_ago(9), said_by=1, project_id=1, text="Open before Easter.")


def test_stays_quiet_while_a_hope_is_on_its_way():
    assert found(practice, relationship(expectations=[expectation(), expectation(state="ok")])) == []


def test_stays_quiet_about_ours():
    assert found(practice, relationship(expectations=[expectation("ours", state="risk")])) == []


def test_stays_quiet_when_the_work_is_over():
    assert found(practice, relationship(expectations=[RISKY], projects=[past_project()])) == []


def hope(text, **fields):
    """Said two weeks ago, about the project in delivery."""
    given = {"asked_on": days_ago(14), "created_at": ago(14), "said_by": 1, "project_id": 1}
    return expectation(text=text, **{**given, **fields})


SOON = f"That we open before {in_days(20):%-d %B %Y}"
BY = in_days(20)
LATE = milestone("Opening", planned_on=in_days(25), promised_on=in_days(30))


@pytest.mark.parametrize(
    "given",
    [
        {"expectations": [hope("That it feels like the shop")]},
        {"expectations": [hope(f"That we open before {in_days(70):%-d %B %Y}")]},
        {"expectations": [hope("An answer 24/7")]},
        {"expectations": [hope(SOON)], "milestones": [milestone("Drafts", planned_on=in_days(3)), LATE]},
        {"expectations": [hope(SOON)], "milestones": [milestone("Opening", planned_on=BY)]},
        {"expectations": [hope(SOON)], "projects": [project(due_on=BY)]},
        {"expectations": [hope(SOON)], "projects": [project(due_on=None)]},
        {"expectations": [hope(SOON, state="ok")], "milestones": [LATE]},
        {"expectations": [hope(SOON, side="ours")], "milestones": [LATE]},
        {"expectations": [hope(SOON, project_id=None)], "milestones": [LATE]},
        {"expectations": [hope(SOON, asked_on=days_ago(5))], "milestones": [LATE]},
        {"expectations": [hope("Not more than 5,000 €")]},
        {"expectations": [hope("Not more than 5,000 €")], "projects": [project(budget=budget(6000))]},
        {"expectations": [hope("More visitors")], "projects": [project(budget=budget(7000))]},
        {"expectations": [hope("That people can buy gift cards")], "changes": [change("Gift cards")]},
        {"expectations": [hope("More cards")], "changes": [change("Gift cards", state="declined")]},
        {"expectations": [hope("Gift cards")], "changes": [change("Gift cards", state="declined", project_id=7)]},
    ],
)
def test_stays_quiet_while_nothing_contradicts_it(given):
    assert found(practice, relationship(**{"projects": [project()], **given})) == []


def test_stays_quiet_for_a_while_after_a_talk_about_it():
    talked = [hope(SOON, created_at=ago(60), asked_on=days_ago(days)) for days in (29, 31)]

    assert [one.about for one in found(practice, relationship(expectations=talked, milestones=[LATE]))] == talked[1:]


def test_fires_when_nothing_comes_by_the_day_it_names():
    later = hope(SOON)
    named = hope(f"The opening by {BY:%-d %B %Y}")
    drafts = milestone("Drafts", planned_on=in_days(3))

    by_plan = only(found(practice, relationship(expectations=[later]))).facts
    by_forecast = only(found(practice, relationship(expectations=[later], milestones=[LATE]))).facts
    by_name = only(found(practice, relationship(expectations=[named], milestones=[drafts, LATE]))).facts

    assert (by_plan["hoped_on"], by_plan["due_on"]) == (BY.isoformat(), in_days(60).isoformat())
    assert [(one["milestone"], one["forecast_on"]) for one in (by_forecast, by_name)] == [
        ("Opening", in_days(25).isoformat())
    ] * 2


def test_fires_when_it_names_money_and_the_budget_is_used_up():
    spent = [project(budget=budget(7200))]

    facts = only(found(practice, relationship(expectations=[hope("Not more than 5,000 €")], projects=spent))).facts

    assert facts["used"] == 120


def test_fires_when_it_is_what_was_turned_down():
    for state in ("declined", "infeasible"):
        asked = relationship(
            expectations=[hope("That people can buy gift cards")], changes=[change("Gift cards", state=state)]
        )
        assert only(found(practice, asked)).facts["change"] == "Gift cards"


def test_fires_when_a_hope_is_at_risk():
    finding = only(found(practice, relationship(expectations=[RISKY])))

    assert finding.facts == {
        "contact": "Ana",
        "contact_name": "Ana Prado",
        "what": "Open before Easter",
        "said_on": days_ago(9).isoformat(),
        "project": "Online shop",
        "due_on": in_days(60).isoformat(),
    }
    assert (finding.to, finding.person) == (1, 9)


def test_brings_the_slip_that_contradicts_it():
    late = milestone("Opening", promised_on=TODAY, forecast_on=in_days(8))

    facts = only(found(practice, relationship(expectations=[RISKY], milestones=[late]))).facts

    assert (facts["milestone"], facts["forecast_on"]) == ("Opening", in_days(8).isoformat())


def test_stays_quiet_when_the_work_it_was_about_is_over():
    assert found(practice, relationship(expectations=[RISKY], projects=[past_project(id=1), project(id=3)])) == []
