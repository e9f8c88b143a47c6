"""Prices are named in many ways; phone numbers, days and what our clients sell are none."""

import pytest

from vinculo.language import money


def found(text, language=None):
    return [(one.code, one.passage) for one in money.find(text, language)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hola Ana: son 1.200 € más IVA. Un saludo.", [("money.amount", "1.200 €")]),
        ("We charge 60 euros an hour.", [("money.rate", "60 euros an hour")]),
        ("Na drugi rok damy 10% rabatu.", [("money.discount", "10% rabatu")]),
        ("From January we raise our prices.", [("money.change", "raise our prices")]),
        ("Son 90 €. Y luego 30 € al mes.", [("money.amount", "90 €"), ("money.rate", "30 € al mes")]),
        ("Call +34 600 123 456 on 12/05/2026 at 10:30.", []),
        ("El 80 % del trabajo está hecho.", []),
        ("W Państwa sklepie butelka pokazuje 48 zł.", []),
        ("", []),
    ],
)
def test_what_counts(text, codes):
    assert found(text) == codes


@pytest.mark.parametrize("text", ["1 " * 9000, "12.345.678 " * 2000, "dos mil " * 3000, "cuesta " * 3000, "€" * 9000])
def test_long_texts_do_not_break_it(text):
    assert isinstance(money.find(text, "es"), list)
