"""Lines of a report: as the record says them, as one of us says them, and what becomes of both when it is made anew."""

from typing import Any

from vinculo.reports.lines import Written, carried, key_of, lines_of, of_record, told_of, written_in, written_of

TITLES = {"done": "Done", "road": "The road"}
DONE = {"key": "done", "title": "Done", "lines": ["Plates designed", "Shop drawn"]}
PLATES, SHOP = (key_of(text) for text in DONE["lines"])


def told(section: dict[str, Any]) -> list[str]:
    lines: list[str] = told_of(section)["lines"]
    return lines


def test_untouched_it_stays_as_it_was_composed() -> None:
    same = written_in(DONE, Written({PLATES: " Plates designed\r\n", SHOP: "Shop drawn"}, (), [("  ", True)]))

    assert same == DONE
    assert not any(one.is_rewritten for one in lines_of(same))


def test_a_line_is_rewritten_left_out_and_added() -> None:
    part = written_in(DONE, Written({PLATES: "The plates are yours now", SHOP: ""}, (), [("A good week", True)]))
    back = written_in(part, Written({PLATES: "Plates designed"}, (), ()))

    assert told(part) == ["The plates are yours now", "A good week"]
    assert [(one.text, one.goes, one.is_rewritten) for one in lines_of(part)] == [
        ("The plates are yours now", True, True), ("Shop drawn", False, False), ("A good week", True, False),
    ]  # fmt: skip
    assert part["lines"] == DONE["lines"]
    assert back == DONE


def test_two_equal_lines_are_two() -> None:
    twice = {**DONE, "lines": ["Tests", "Tests"]}
    first, second = of_record(twice)

    assert told(written_in(twice, Written({second: "Tests of the till"}, [first]))) == ["Tests of the till"]


def test_made_anew_what_was_written_stays_with_its_line() -> None:
    part = written_in(DONE, Written({PLATES: "Your plates"}, [SHOP], [("A good week", True)]))
    now = [{**DONE, "lines": ["Till tested", "Shop drawn", "Plates designed"]}]

    assert told(carried([part], now, titles=TITLES)[0]) == ["Till tested", "Your plates", "A good week"]


def test_words_for_what_the_record_says_no_more_are_kept_and_not_sent() -> None:
    part = written_in(DONE, Written({PLATES: "Plates on Friday, as agreed"}, [SHOP]))
    (anew,) = carried([part], [{**DONE, "lines": ["Shop drawn"]}], titles=TITLES)
    (only,) = carried([part], [], titles=TITLES)

    assert (told(anew), told(only)) == ([], [])
    assert [(one.text, one.goes) for one in lines_of(only)] == [("Plates on Friday, as agreed", False)]
    assert written_of(anew).added == [("Plates on Friday, as agreed", False)]


def test_parts_that_nothing_was_said_in_go() -> None:
    road = {"key": "road", "title": "The road", "lines": ["Launch"]}

    assert carried([DONE, road], [road], titles=TITLES) == [road]
