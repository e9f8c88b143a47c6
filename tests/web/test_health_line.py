"""Health over time: what was not known is said, in the picture and to those who do not see it."""

from datetime import date, timedelta
from xml.etree import ElementTree

from vinculo.web.health_line import health_line

TODAY = date(2025, 11, 18)
UNKNOWN = "Not enough is known yet"


def drawn(*points: tuple[int, int | None]) -> tuple[str, str]:
    """The words in the picture, and its description; points are (days ago, health)."""
    days = [(TODAY - timedelta(days=ago), health) for ago, health in points]
    picture = ElementTree.fromstring(health_line(days, starts_on=days[0][0], today=TODAY))
    return " ".join(text.text or "" for text in picture.iter("text")), picture.attrib["aria-label"]


def test_says_nothing_of_it_when_all_is_known() -> None:
    inside, spoken = drawn((100, 80), (50, 60))

    assert UNKNOWN not in inside + spoken
    assert "80 from" in spoken and "60 from" in spoken


def test_a_long_gap_is_said_where_it_is_and_in_the_description() -> None:
    inside, spoken = drawn((100, 80), (80, None), (20, 60))

    assert UNKNOWN in inside
    assert spoken.index("80 from") < spoken.index(UNKNOWN) < spoken.index("60 from")


def test_a_gap_too_short_for_words_has_a_mark() -> None:
    inside, spoken = drawn((100, 80), (70, None), (60, 60))

    assert ("?" in inside, UNKNOWN in inside) == (True, False)
    assert UNKNOWN in spoken


def test_one_never_known_is_one_sentence() -> None:
    assert drawn((100, None), (50, None))[1] == "Not enough is known yet."
