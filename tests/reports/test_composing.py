"""The sections of a report: nothing where nothing is to be said, and as much as the reader wants."""

from datetime import date

from vinculo.reports.composing import composed
from vinculo.reports.facts import Facts, Owed, Risk, Stop, Wanted

SINCE = date(2026, 3, 4)
WORK = tuple(f"Work {number}" for number in range(1, 12))
FACTS = Facts(
    stops=(
        Stop("Design", date(2026, 3, 6), done_on=date(2026, 3, 6)),
        Stop("Kickoff", date(2026, 1, 6), done_on=date(2026, 1, 6)),
        Stop("Launch", date(2026, 4, 20), holds=True),
        Stop("Review", date(2026, 5, 4)),
    ),
    done=WORK,
    under_way=("Texts",),
    ahead=("Photos",),
    decided=("Blue it is",),
    wanted=(Wanted("The plan", date(2026, 3, 20)), Wanted("The contract", to_sign=True)),
    owed=(Owed("Photos", date(2026, 3, 18), waits="Launch", waits_on=date(2026, 4, 20)),),
    risks=(Risk("The oven is late.", "We bake next door"),),
)


def lines(detail: str, key: str) -> list[str]:
    found = [one["lines"] for one in composed(FACTS, detail=detail, since=SINCE) if one["key"] == key]
    return found[0] if found else []


def test_nothing_to_tell_is_no_section():
    assert composed(Facts(), detail="week", since=SINCE) == []


def test_what_was_done_before_is_not_told_again():
    assert "Kickoff" not in " ".join(lines("all", "done"))


def test_a_stop_that_may_not_hold_is_not_called_as_agreed():
    assert [line.endswith("as agreed") for line in lines("week", "road")] == [True, False]


def test_a_stop_whose_day_is_over_is_not_hidden():
    facts = Facts(stops=(Stop("Texts", date(2026, 3, 1), is_late=True),))
    (line,) = next(one["lines"] for one in composed(facts, detail="week", since=SINCE) if one["key"] == "road")

    assert line.endswith("and is not here yet")


def test_just_enough_counts_the_work_and_names_one_stop():
    assert lines("brief", "done")[1:] == ["11 pieces of work finished"]
    assert lines("brief", "next") == ["Launch"]


def test_the_week_names_eight_and_says_how_many_more():
    assert lines("week", "done")[1:] == ["Decided: Blue it is", *WORK[:8], "and 3 more"]
    assert lines("week", "next") == ["Under way: Texts", "Photos"]


def test_everything_names_all_of_it():
    assert lines("all", "done")[2:] == [*WORK]


def test_what_they_owe_says_what_waits_for_it():
    assert "so that “Launch” can come on" in lines("brief", "owed")[0]
    assert lines("brief", "wanted")[1] == "To sign: The contract"


def test_what_is_late_of_theirs_is_said_calmly_with_what_waits():
    late = Facts(owed=(Owed("Photos", date(2026, 3, 2), is_late=True, waits="Launch", waits_on=date(2026, 4, 20)),))
    (section,) = composed(late, detail="week", since=SINCE)

    assert section["lines"][0].endswith(", and “Launch” waits for it")


def test_a_risk_is_said_with_its_way_out():
    assert lines("week", "risks") == ["The oven is late. We bake next door"]
