"""What a finding says: where, why, about whom, and how to say it instead."""

import pytest

from vinculo.language import blame
from vinculo.language.finding import REASONS

TEAM = ("Marek Wilk", "Zofia Kos", "Paweł Lis", "Ana Ruiz")


def found(text, language=None, names=TEAM):
    return [(one.code, one.passage) for one in blame.find(text, names, language)]


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Hola Ana. Zofia se olvidó de las fotos. Salen hoy.", "blame.named", "Zofia Kos"),
        ("Dzień dobry, zdjęcia nie wyszły z winy Pawła. Wyślemy je jutro.", "blame.named", "Paweł Lis"),
        ("As I already told you, the domain is not ours.", "blame.reminder", ""),
        ("Todavía no habéis mandado los textos, por eso vamos tarde.", "blame.you", ""),
        ("The shop will not be ready in time.", "bad_news.open", ""),
    ],
)
def test_says_why_and_about_whom(text, code, name):
    (one,) = [one for one in blame.find(text, TEAM) if one.code == code]

    assert (one.name, text[one.start : one.end] == one.passage, one.code in REASONS) == (name, True, True)
    assert one.better


def test_a_reminder_leaves_what_it_reminds_of():
    (one,) = blame.find("Como ya te dije, necesitamos las fotos en alta resolución.", TEAM, "es")

    assert (one.passage, one.better) == ("Como ya te dije", "Necesitamos las fotos en alta resolución.")


def test_the_better_wording_is_in_the_language_of_the_letter_and_names_nobody():
    for text, language in (("Zofia se olvidó.", "es"), ("Zofia forgot it.", "en"), ("Zofia zapomniała.", "pl")):
        (one,) = blame.find(text, TEAM, language)
        assert "Zofia" not in one.better
        assert blame.find(one.better, TEAM, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zofia will send the photos on Friday.",
        "The launch moves to 19 October: the bank wants one more test.",
        "Any questions about the panel?",  # Any is how Polish says “of Ana”
        "Did Marek forget the link?",
        "zofia se olvidó",  # no name without its capital
    ],
)
def test_stays_quiet(text):
    assert found(text) == []


def test_without_names_nobody_is_blamed():
    assert found("Marek forgot it, and it leaves today.", "en", ()) == []


def test_bad_news_counts_once_and_not_where_the_letter_goes_on_with_a_day():
    assert found("The site is down. The backup failed.", "en") == [("bad_news.open", "The site is down.")]
    assert found("The site is down. The backup failed. It is back on Tuesday.", "en") == []


@pytest.mark.parametrize(
    "text", ["x" * 30_000, "Marek " * 3000, "no se lo " * 3000, "fault of " * 3000, "'’'\n.;" * 2000]
)
def test_long_texts_do_not_break_it(text):
    for language in ("es", "en", "pl"):
        assert isinstance(blame.find(text, TEAM, language), list)
