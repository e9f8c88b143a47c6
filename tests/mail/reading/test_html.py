import time

from vinculo.mail.reading.html import text_of


def test_blocks_become_lines_and_quotes_are_marked() -> None:
    page = "<p>Hello <b>Ana</b></p><ul><li>one</li><li>two</li></ul><blockquote>Before<br>more</blockquote>"

    assert text_of(page) == "Hello Ana\n\n- one\n- two\n> Before\n> more"


def test_scripts_styles_and_heads_say_nothing() -> None:
    page = (
        "<head><title>T</title></head><style>p{}</style><script>alert('x')</script><p>Hola</p><svg><text>x</text></svg>"
    )

    assert text_of(page) == "Hola"


def test_broken_and_hostile_pages_never_raise_and_end() -> None:
    started = time.process_time()

    for piece in ("<p", "<div>", "<blockquote>", "<!--", "< ", "<script>", "&#x110000;<![x", "<a href='>'", "</", "&"):
        text_of(piece * 100_000)
        text_of(piece * 100_000 + ">")

    assert time.process_time() - started < 10
