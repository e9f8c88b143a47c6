import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.db.search.words import LONGEST_WORD, Question, snippet, words_of

LONG = "Hablamos de muchas cosas el martes por la tarde. " * 10


def plain(pieces):
    return "".join(text for text, _is_hit in pieces)


def hits(pieces):
    return [text for text, is_hit in pieces if is_hit]


def test_words_are_letters_and_digits_folded():
    assert words_of("¡Reunión! (12-h), ana_luna@cafe.es «Łódź»") == [
        "reunion",
        "12",
        "h",
        "ana",
        "luna",
        "cafe",
        "es",
        "lodz",
    ]


def test_a_word_without_end_is_cut():
    assert words_of("a" * 500) == ["a" * LONGEST_WORD]


def test_the_snippet_keeps_the_text_as_it_was_written():
    assert snippet("La reunión en Łódź, mañana", Question.of("LODZ reu")) == [
        ("La ", False),
        ("reunión", True),
        (" en ", False),
        ("Łódź", True),
        (", mañana", False),
    ]


def test_only_the_last_word_may_be_a_beginning():
    assert hits(snippet("presupuestos presupuesto facturas", Question.of("presupuesto fact"))) == [
        "presupuesto",
        "facturas",
    ]


def test_decomposed_letters_are_found_too():
    assert hits(snippet("Reunio\u0301n", Question.of("reunion"))) == ["Reunión"]


def test_a_long_text_is_shown_around_its_first_hit():
    pieces = snippet(LONG + "La factura llegó. " + LONG, Question.of("factura"))

    assert hits(pieces) == ["factura"]
    assert pieces[0][0].startswith("… ")
    assert plain(pieces).endswith(" …")
    assert len(plain(pieces)) <= 160 + 4


def test_without_a_hit_it_is_the_beginning():
    assert plain(snippet(LONG, Question.of("nothing"))).startswith("Hablamos de muchas")


def test_markup_stays_text_for_the_template_to_escape():
    assert snippet("<b>ana</b>", Question.of("ana")) == [("<b>", False), ("ana", True), ("</b>", False)]


@pytest.mark.parametrize("question", ["", "  ", "*", '"', "::"])
def test_a_question_without_words_has_none(question):
    assert Question.of(question).words == ()


@given(st.text(), st.text(min_size=1), st.integers(10, 300))
def test_any_snippet_is_a_piece_of_the_text(text, query, length):
    import unicodedata

    pieces = snippet(text, Question.of(query or "x"), length=length)

    shown = plain(pieces).removeprefix("… ").removesuffix(" …")
    assert shown in unicodedata.normalize("NFC", text) or plain(pieces) in unicodedata.normalize("NFC", text)
    assert all(piece for piece, _is_hit in pieces)
