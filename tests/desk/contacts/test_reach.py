"""Now yes or now no, in the hours and the zone of the person."""

from datetime import UTC, datetime

from tests.world import NOW, WEEK
from vinculo.desk.contacts.reach import reach

MADRID = "Europe/Madrid"


def test_within_their_hours_it_is_yes_until_they_end():
    found = reach(WEEK, "", NOW, our_zone=MADRID)

    assert found.now is True
    assert found.text == "9:00 to 14:00, 15:00 to 18:00"
    assert found.why == "It is 10:30 there; until 14:00."


def test_in_the_break_it_is_no_and_says_when_again():
    found = reach(WEEK, "", datetime(2026, 3, 11, 13, 30, tzinfo=UTC), our_zone=MADRID)

    assert found.now is False
    assert found.why == "It is 14:30 there; again today at 15:00."


def test_in_another_zone_their_clock_counts():
    found = reach(WEEK, "America/Bogota", NOW, our_zone=MADRID)

    assert found.now is False
    assert found.text == "9:00 to 14:00, 15:00 to 18:00, their time"
    assert found.why == "It is 4:30 there; again today at 9:00."


def test_on_a_closed_day_it_says_not_today():
    saturday = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)

    found = reach(WEEK, "", saturday, our_zone=MADRID)

    assert (found.now, found.text) == (False, "Not today")
    assert found.why == "It is 11:00 there; again Mon 16 Mar at 9:00."


def test_hours_nobody_asked_for_say_neither_yes_nor_no():
    assert reach({}, "", NOW, our_zone=MADRID).now is None
    assert reach(None, "", NOW, our_zone=MADRID).text == ""


def test_hours_that_cannot_be_read_break_no_page():
    assert reach({"mon": "whenever"}, "Nowhere/City", NOW, our_zone=MADRID).now is None
