"""The sentence at the top of the portal: which one, and that it never says more than they know."""

from datetime import date, timedelta
from typing import Any

import pytest

from vinculo.portal.shared.status import Facts, Stop, Told, kind_of, status

TODAY = date(2026, 3, 11)
SHOP = Stop("The shop", date(2026, 4, 2))
CATALOGUE = Stop("The catalogue", date(2026, 3, 20))
MOVED = Told("The catalogue takes four days more", "88 wines on Friday, the rest on Tuesday", date(2026, 3, 10))


def facts(**given: Any) -> Facts:
    return Facts(**{"name": "Online shop", "phase": "delivery", "stops": (CATALOGUE, SHOP), "lead": "Marek", **given})


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, "holds"),
        ({"holds": False}, "promised"),
        ({"told": MOVED}, "moved"),
        ({"told": Told("old", "", TODAY - timedelta(days=40))}, "holds"),
        ({"stops": (Stop("The catalogue", date(2026, 3, 1)), SHOP)}, "past"),
        ({"stops": (Stop("The catalogue", date(2026, 3, 1), done_on=date(2026, 3, 1)), SHOP)}, "holds"),
        ({"launched_on": date(2026, 3, 1)}, "live"),
        ({"launched_on": date(2026, 3, 20)}, "holds"),
        ({"closed_on": date(2026, 3, 1), "launched_on": date(2026, 2, 1)}, "closed"),
        ({"crisis": Told("Nobody can pay", "Paying by transfer works", TODAY), "told": MOVED}, "crisis"),
        ({"stops": (), "phase": "kickoff"}, "begins"),
        ({"stops": ()}, "none"),
    ],
)
def test_which_sentence(given, kind):
    assert kind_of(facts(**given), TODAY) == kind


def test_a_promise_that_holds_is_said_so():
    found = status(facts(), TODAY)

    assert found.title == "The shop comes on Thursday 2 April, as promised"
    assert found.text == "Before that: The catalogue, on Friday 20 March."


def test_what_they_were_told_comes_with_its_way_out():
    found = status(facts(told=MOVED), TODAY)

    assert (found.title, found.text) == ("The catalogue comes on Friday 20 March", MOVED.way_out)


def test_a_doubt_we_have_not_spoken_of_is_no_promise_and_no_news():
    assert status(facts(holds=False), TODAY).title == "The shop is promised for Thursday 2 April"


def test_a_day_that_went_by_is_not_passed_over():
    found = status(facts(stops=(Stop("The catalogue", date(2026, 3, 1)),)), TODAY)

    assert found.title == "The catalogue was promised for Sunday 1 March and is not here yet"
    assert found.text == "Marek tells you today how it goes on."


def test_what_we_wait_for_is_named():
    assert status(facts(owed="38 photos"), TODAY).text == "What we wait for from you: 38 photos."
