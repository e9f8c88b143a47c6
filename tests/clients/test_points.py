import pytest

from vinculo.clients.points import normal


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("email", "Ana@Luna.example", " ana@luna.example"),
        ("phone", "+34 600 00 00 00", "0034600000000"),
        ("url", "https://www.luna.example/", "luna.example"),
    ],
)
def test_two_spellings_of_one_address_are_one(kind, one, other):
    assert normal(kind, one) == normal(kind, other)


def test_what_holds_no_digits_is_kept_as_it_is():
    assert normal("phone", "ask Ana") == "ask ana"
