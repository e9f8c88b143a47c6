"""What means the same: every concept has plain words in all three languages, and texts are read by them."""

import pytest

from vinculo.language.ideas import beginnings, ideas_of
from vinculo.language.plain import plain
from vinculo.language.tell import LANGUAGES
from vinculo.language.words.concepts import concepts


def test_every_concept_has_plain_words_in_every_language():
    for concept in concepts().values():
        assert concept.near <= concepts().keys(), concept.name
        assert 0 < concept.weight <= 1, concept.name
        for language in LANGUAGES:
            words = concept.words[language]
            assert words, (concept.name, language)
            assert [word for word in words if plain(word) != word or word.endswith("_")] == [], concept.name


def test_no_beginning_is_too_short():
    short = [
        (concept.name, word)
        for concept in concepts().values()
        for words in concept.words.values()
        for word in words
        if word.endswith("*") and "_" not in word and len(word) < 4
    ]

    assert short == []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("es", "¿Cuál es la fecha de lanzamiento?", "¿Cuándo inauguramos la web?"),
        ("en", "When does the shop open its doors?", "What is the launch date?"),
        ("pl", "Kto zatwierdza makiety?", "Kto akceptuje projekt?"),
    ],
)
def test_two_texts_speak_of_one_thing_in_other_words(language, one, other):
    shared = ideas_of(one, language).names & ideas_of(other, language).names

    assert [name for name in shared if name.startswith("@")] != []


def test_a_phrase_is_read_before_its_words():
    (one, other) = ideas_of("Opening hours of the pool", "en").ideas

    assert (one.said, other.said) == ("opening hours", "pool")


def test_an_old_record_is_looked_for_under_all_words_of_a_concept():
    (words,) = beginnings("¿Y el logotipo?", "es")

    assert {"logotip", "logo", "isotipo"} <= set(words)
