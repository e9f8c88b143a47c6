"""Rich text of other systems as plain text."""

import time

import pytest

from vinculo.exchange.reading.richtext import plain


@pytest.mark.parametrize(
    ("rich", "text"),
    [
        ("Plain\nas it is, 2 < 3", "Plain\nas it is, 2 < 3"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br><br>Two", "One\n\nTwo"),
        ("R&amp;D", "R&D"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ('See <a href="https://x.example/a?b=1&amp;c=2">this</a>.', "See this (https://x.example/a?b=1&c=2)."),
        ('<a href="https://x.example">https://x.example</a>', "https://x.example"),
        ('<a href="javascript:alert(1)">this</a>', "this"),
        ('<bc-attachment href="https://x.example/a.pdf" filename="a.pdf"></bc-attachment>', "a.pdf (https://x.example/a.pdf)"),
        ('<bc-attachment><figure><img src="x"><figcaption>Ana</figcaption></figure></bc-attachment>', "Ana"),
        ("<script>alert(1)</script>Hello", "Hello"),
    ],
)  # fmt: skip
def test_paragraphs_lists_and_addresses_stay(rich: str, text: str) -> None:
    assert plain(rich) == text


@pytest.mark.parametrize("piece", ["<a ", "<bc-attachment ", '<a href="', "&", "<a x>", "<br ", "<a href='x'>b</a"])
def test_broken_markup_takes_no_more_time_than_its_length(piece: str) -> None:
    started = time.process_time()

    plain(piece * (200_000 // len(piece)))

    assert time.process_time() - started < 5
