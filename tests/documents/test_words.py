"""Names and sizes as people read them."""

import pytest
from django.utils import translation

from vinculo.documents.names import cleaned, disposition, title_of
from vinculo.documents.sizes import kind_words, plate, size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 KB"), (1234, "1.2 KB"), (999_499, "999 KB"), (999_500, "1 MB"),
     (12_400_000, "12 MB"), (2_000_000_000, "2 GB"), (3 * 10**15, "3000 TB")],
)  # fmt: skip
def test_how_large(size, words):
    assert size_words(size) == words


def test_how_large_in_spanish():
    with translation.override("es"):
        assert size_words(1234) == "1,2 KB"


def test_what_it_is():
    kinds = ("application/pdf", "video/mp4", "application/octet-stream", "text/plain", "image/jpeg")

    assert [kind_words(kind) for kind in kinds] == ["PDF", "Film", "File", "Text", "JPEG"]
    assert [plate(kind) for kind in kinds] == ["PDF", "", "", "TXT", "JPEG"]


@pytest.mark.parametrize(
    ("name", "clean"),
    [("../../a.pdf", "a.pdf"), ("C:\\x\\a.pdf", "a.pdf"), ("a\r\nb.txt", "a b.txt"), ("\u202egpj.exe", "gpj.exe"),
     ("..", "file"), ("", "file"), ("a/b/", "b"), ("x" * 300 + ".pdf", "x" * 196 + ".pdf")],
)  # fmt: skip
def test_names_are_cleaned(name, clean):
    assert cleaned(name) == clean


def test_a_title_from_a_name():
    assert [title_of(name) for name in ("offer_v2.pdf", ".env", "plan")] == ["offer v2", "env", "plan"]


def test_the_name_in_a_header():
    assert disposition("zażóć.pdf") == "attachment; filename=\"zazoc.pdf\"; filename*=UTF-8''za%C5%BC%C3%B3%C4%87.pdf"
    assert disposition('a"b\\c.pdf').startswith('attachment; filename="c.pdf"')
