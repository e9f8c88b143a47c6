"""No database and no clock: facts go in, findings come out."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from second_person.second_person import practice

from vinculo.calendar.workdays import WorkCalendar
from vinculo.practices.facts import ClientFacts, ContactFacts, ProjectFacts
from vinculo.practices.practice import Finding, Moment
from vinculo.practices.relationship import Relationship

NOW = Moment(datetime(2026, 3, 11, 9, 30, tzinfo=UTC), WorkCalendar(ZoneInfo("Europe/Madrid")))
ANA, BERTA = ContactFacts(1, "Ana Prado"), ContactFacts(2, "Berta Prado")


def found(*contacts: ContactFacts, began_on: date = date(2026, 1, 7)) -> list[Finding]:
    shop = ProjectFacts(1, "Online shop", "delivery", NOW.at, began_on)
    return list(practice.findings(Relationship(ClientFacts(1, "Café Luna"), contacts, projects=(shop,)), NOW))


def test_stays_quiet_when_there_is_a_second_person():
    assert found(ANA, BERTA) == []


def test_stays_quiet_when_the_work_has_just_begun():
    assert found(ANA, began_on=date(2026, 3, 2)) == []


def test_asks_for_a_second_person():
    (one,) = found(ANA)

    assert (one.about.ref, one.to, one.facts["project"]) == ("client:1", 1, "Online shop")
