"""Questions and promises in whole letters, and the days they name."""

from datetime import date

import pytest

from vinculo.language.days import day_in
from vinculo.language.find import find_promises, find_questions

WEDNESDAY = date(2026, 3, 11)


def test_questions_stand_where_they_were_found():
    text = "Hi Marek,\n\nhow are you? See https://x.example/a?b=c now.\nCould you tell us when you start\nBest, Ana"

    (one,) = find_questions(text, "en")

    assert (one.text, text[one.start : one.end]) == ("Could you tell us when you start", one.text)


@pytest.mark.parametrize("text", ["", "?", "??", "Ok?", "Great, right?", "?" * 5000, "a? " * 5000, "czy " * 9000])
def test_no_question_in_it(text):
    assert len(find_questions(text)) <= 20


def test_promises_have_their_day():
    text = "Dzień dobry, dziękuję za zdjęcia. Makietę prześlę do piątku. W poniedziałek dzwonił bank. Zadzwonię."

    assert [(one.text, one.due_on) for one in find_promises(text, WEDNESDAY, "pl")] == [
        ("Makietę prześlę do piątku.", date(2026, 3, 13)),
        ("Zadzwonię.", None),
    ]


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("el viernes", date(2026, 3, 13)),
        ("on wednesday", date(2026, 3, 18)),  # said on a Wednesday
        ("jutro", date(2026, 3, 12)),
        ("el sabado por la manana", date(2026, 3, 14)),
        ("pasado manana", date(2026, 3, 13)),
        ("by 20 march", date(2026, 3, 20)),
        ("el 2 de febrero", date(2027, 2, 2)),
        ("15/04", date(2026, 4, 15)),
        ("15.04.2026", date(2026, 4, 15)),
        ("2026-05-01", date(2026, 5, 1)),
        ("on april 15", date(2026, 4, 15)),
        ("el dia 25", date(2026, 3, 25)),
        ("on the 3rd", date(2026, 4, 3)),
        ("within two weeks", date(2026, 3, 25)),
        ("za trzy dni", date(2026, 3, 14)),
        ("przed piatkiem", date(2026, 3, 13)),
        ("w srode", date(2026, 3, 18)),
        ("by the end of april", date(2026, 4, 30)),
        ("a finales de febrero", date(2027, 2, 28)),
        ("do konca lipca", date(2026, 7, 31)),
        ("before the day is out", date(2026, 3, 11)),
        ("at the end of the month", date(2026, 3, 31)),
        ("la semana que viene", date(2026, 3, 20)),
        ("this week", date(2026, 3, 13)),
        ("31/02", None),
        ("version 2.4.1", None),
        ("soon", None),
    ],
)
def test_the_day_a_sentence_means(said, on):
    assert day_in(said, WEDNESDAY) == on


@pytest.mark.parametrize("begins", ["If you like, ", "Si nos mandáis los textos, ", "Jeśli Państwo przyślą teksty, "])
def test_what_hangs_on_others_is_no_promise(begins):
    assert find_promises(begins + "we will send it on Friday / lo mandaremos / wyślemy", WEDNESDAY) == []


@pytest.mark.parametrize("text", ["os lo " * 4000, "przygotowywa" * 3000, "el lunes " * 3000, "nie wiem " * 4000])
def test_long_texts_do_not_break_them(text):
    for language in ("es", "en", "pl"):
        assert isinstance(find_promises(text, WEDNESDAY, language), list)
        assert isinstance(find_questions(text, language), list)


def test_end_of_month_and_week_from_their_last_days():
    assert day_in("end of the month", date(2026, 2, 28)) == date(2026, 2, 28)
    assert day_in("esta semana", date(2026, 3, 14)) == date(2026, 3, 14)  # a Saturday
    assert day_in("el dia 31", date(2026, 4, 30)) == date(2026, 5, 31)
