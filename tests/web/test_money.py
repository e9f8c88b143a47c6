import pytest
from django.utils import translation

from vinculo.web.money import exact_money, money


@pytest.mark.parametrize(
    ("language", "cents", "currency", "text"),
    [
        ("en", 126000, "EUR", "€1,260"),
        ("es", 126000, "EUR", "1.260\u00a0€"),
        ("pl", 126000, "EUR", "1260\u00a0€"),
        ("pl", 12600000, "PLN", "126\u00a0000\u00a0zł"),
        ("en", 126000, "CHF", "CHF\u00a01,260"),
        ("en", 0, "EUR", "€0"),
        ("en", None, "EUR", ""),
    ],
)
def test_amounts_are_written_as_people_write_them(language, cents, currency, text):
    with translation.override(language):
        assert money(cents, currency) == text


@pytest.mark.parametrize(
    ("language", "minor", "currency", "text"),
    [
        ("en", 126050, "EUR", "€1,260.50"),
        ("es", 126005, "EUR", "1.260,05\u00a0€"),
        ("pl", 1260000, "PLN", "12\u00a0600,00\u00a0zł"),
        ("en", -126050, "CHF", "\u2212CHF\u00a01,260.50"),
        ("es", 0, "EUR", "0,00\u00a0€"),
        ("en", None, "EUR", ""),
    ],
)
def test_papers_show_the_cents(language, minor, currency, text):
    with translation.override(language):
        assert exact_money(minor, currency) == text
