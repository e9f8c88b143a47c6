"""Links that lead away from here."""

import pytest

from vinculo.web.outward import outward


@pytest.mark.parametrize("address", ["https://meet.example/luna", "HTTP://luna.example", "https://a.example/?b=c#d"])
def test_an_address_of_the_web_is_one(address):
    assert outward(address) == address


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", " https://a.example", "java\tscript:alert(1)", "//a.example", "data:text/html,x",
     'https://a.example/" onclick="x', "luna"],
)  # fmt: skip
def test_nothing_else_is(address):
    assert outward(address) == ""
