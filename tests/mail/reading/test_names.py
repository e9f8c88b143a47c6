"""T23: names of attachments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.mail.reading.names import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/abs/olute.txt", "olute.txt"),
        ("C:\\temp\\x.doc", "x.doc"),
        ("a\x00b.txt", "ab.txt"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("lpt1.tar.gz", "_lpt1.tar.gz"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a.pdf.exe", "a.pdf.exe"),
        ("..", "attachment"),
        (".", "attachment"),
        ("", "attachment"),
        ("   ", "attachment"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("trailing. ", "trailing"),
        ("niño.jpg", "niño.jpg"),
    ],
)
def test_a_name_stays_where_it_is_put(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_name_of_300_letters_keeps_its_ending() -> None:
    assert safe_name("a" * 300 + ".pdf") == "a" * 116 + ".pdf"


@given(st.text(max_size=400))
def test_no_name_leaves_its_place(name: str) -> None:
    found = safe_name(name)

    assert 0 < len(found) <= 120
    assert not set(found) & set('/\\\x00<>:"|?*')
    assert found not in {".", ".."}
