from datetime import date

from django.utils.html import strip_tags

from vinculo.web.promise import promise_chip

TODAY = date(2025, 11, 18)
PROMISED = date(2025, 11, 21)
INTERNAL = date(2025, 11, 14)


def test_internal_and_promised_never_look_alike():
    markup = promise_chip(PROMISED, INTERNAL, today=TODAY)

    assert strip_tags(markup) == "14 NovFri 21 Nov"
    assert [
        part in markup for part in ('class="int"', 'class="pro"', 'aria-label="internal date"', 'aria-label="promised"')
    ] == [True] * 4


def test_a_forecast_shows_only_when_it_misses_the_promise():
    late = promise_chip(PROMISED, forecast=date(2025, 11, 25), today=TODAY)
    early = promise_chip(PROMISED, forecast=date(2025, 11, 20), today=TODAY)

    assert strip_tags(late) == "Fri 21 Novforecast 25 Nov"
    assert strip_tags(early) == "Fri 21 Nov"


def test_a_kept_promise_forgets_the_internal_date():
    chip = promise_chip(PROMISED, INTERNAL, kept=date(2025, 11, 17), today=TODAY)

    assert strip_tags(chip) == "Fri 21 Novkept, 4 days early"


def test_kept_on_the_day_and_late():
    on_the_day = promise_chip(PROMISED, kept=PROMISED, today=TODAY)
    late = promise_chip(PROMISED, kept=date(2025, 11, 22), today=TODAY)

    assert strip_tags(on_the_day) == "Fri 21 Novkept"
    assert strip_tags(late) == "Fri 21 Novdone, 1 day late"


def test_without_a_date_there_is_no_chip():
    assert promise_chip(None) == ""
