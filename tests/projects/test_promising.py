"""From our own date to the promised one, over days off of both sides."""

from datetime import date

from vinculo.projects.promising import buffer_between, calendar_of_both, days_off_between, promised_date


def test_days_off_of_both_sides_do_not_count(world):
    world.luna.country = "PL"
    calendar = calendar_of_both(world.organization, world.luna)

    # 1 May is off in both, 3 May (Poland) is a Sunday in 2026, 11 November only in Poland, 8 December only in Spain.
    assert promised_date(date(2026, 11, 10), buffer=1, approval=0, calendar=calendar) == date(2026, 11, 12)
    assert promised_date(date(2026, 12, 4), buffer=2, approval=1, calendar=calendar) == date(2026, 12, 10)
    assert list(days_off_between(date(2026, 12, 4), date(2026, 12, 10), calendar)) == [date(2026, 12, 8)]


def test_without_buffer_it_is_our_own_date(world):
    calendar = calendar_of_both(world.organization, world.luna)

    assert promised_date(date(2026, 3, 11), buffer=0, approval=0, calendar=calendar) == date(2026, 3, 11)


def test_the_buffer_is_what_the_approval_leaves(world):
    calendar = calendar_of_both(world.organization, world.luna)
    promised = promised_date(date(2026, 3, 11), buffer=3, approval=2, calendar=calendar)

    assert buffer_between(date(2026, 3, 11), promised, approval=2, calendar=calendar) == 3
    assert buffer_between(date(2026, 3, 11), date(2026, 3, 10), approval=2, calendar=calendar) == 0
