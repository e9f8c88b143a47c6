"""No cell that leaves the house is a formula."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.exchange.lists.cells import SIGNS, harmless


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+34 600 000 000", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1",
        "＝1+1", "＋1", "－1", "＠SUM", "-1.2.3", "--1", "-1e5", "-",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["Ana", "", "a=b", "1-2", "-12", "-12.50", 7, -7, Decimal("-3.10"), "'=1", "'"])
def test_what_is_harmless_stays(cell: object) -> None:
    assert harmless(cell) == str(cell)


def test_nothing_is_an_empty_cell() -> None:
    assert harmless(None) == ""


@settings(max_examples=200)
@given(st.text(alphabet=st.sampled_from([*SIGNS, "\t", "\r", " ", "1", ".", "a", "'"]), max_size=6))
def test_no_text_at_all_begins_with_a_sign_but_a_number(text: str) -> None:
    cell = harmless(text)

    if cell.lstrip().startswith(SIGNS) or cell.startswith(("\t", "\r")):
        assert float(cell) <= 0
