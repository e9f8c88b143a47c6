"""Amounts as people type them."""

import pytest
from django import forms

from vinculo.web.money import NotMoney, plain_money, read_money
from vinculo.web.money_field import MoneyField


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("18.400,50", 1_840_050), ("18,400.50", 1_840_050), ("18 400,50", 1_840_050), ("18400", 1_840_000),
        ("18.400", 1_840_000), ("18,400", 1_840_000), ("1.234.567,8", 123_456_780), ("18,4", 1_840), ("0.5", 50),
        (",50", 50), ("€ 1.200", 120_000), ("1200 zł", 120_000), ("1\u00a0200,00 €", 120_000), ("", None), ("0", 0),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(text, cents):
    assert read_money(text) == cents


@pytest.mark.parametrize("text", ["1.2.3", "1,234,56", "12.34.567", "ten", "1e9", "1.234,567", "--1", "٣", "9" * 30])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(NotMoney):
        read_money(text)


@pytest.mark.parametrize("cents", [0, 5, 50, 100, 1_840_050, 123_456_789_00])
def test_what_stands_in_a_field_reads_back(cents):
    assert read_money(plain_money(cents)) == cents


@pytest.mark.parametrize(("text", "cents"), [("-300", -30_000), ("+12,5", 1_250), ("−1", -100)])
def test_less_than_nothing_where_it_makes_sense(text, cents):
    assert MoneyField(signed=True).clean(text) == cents


@pytest.mark.parametrize("text", ["-300", "1000.01", "much"])
def test_a_field_says_what_is_wrong(text):
    with pytest.raises(forms.ValidationError):
        MoneyField(most=100_000).clean(text)
