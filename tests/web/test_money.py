import pytest
from django.utils import translation

from vinculo.web.money import money


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
