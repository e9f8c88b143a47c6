"""Sentences, languages, names and stems: what the rules stand on."""

import pytest

from vinculo.language.names import Names, forms
from vinculo.language.plain import plain
from vinculo.language.sentences import sentences
from vinculo.language.stems import stems
from vinculo.language.tell import tell


@pytest.mark.parametrize("text", ["¿Cuándo, Łukasz?", "ZAŻÓŁĆ gęślą", "10 000 € – “x”", "ﬁ İ ß"])
def test_plain_text_is_as_long_as_the_text(text):
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hola. ¿Qué tal? Bien", ["Hola.", "¿Qué tal?", "Bien"]),
        (
            "El Sr. Ortega llega el 3.5. a las 10.30 h. Gracias",
            ["El Sr. Ortega llega el 3.5. a las 10.30 h.", "Gracias"],
        ),
        ("Np. w piątek.\n\nTo wszystko", ["Np. w piątek.", "To wszystko"]),
        ("One...two! “Three?” Four", ["One...two!", "“Three?”", "Four"]),
        ("--\n*\n", []),
    ],
)
def test_sentences(text, said):
    found = list(sentences(text))

    assert [one.text for one in found] == said
    assert [text[one.start : one.end] for one in found] == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Te mando las fotos el viernes", "es"),
        ("I will send the photos on Friday", "en"),
        ("Wyślę zdjęcia w piątek", "pl"),
        ("Ok", ""),
        ("", ""),
    ],
)
def test_tells_the_language(text, language):
    assert tell(text) == language
    assert tell(text, "pl") == (language or "pl")


def test_polish_names_in_their_cases():
    assert {"marka", "markowi", "markiem"} <= forms("Marek")
    assert {"zofii", "zofie", "zofia"} <= forms("Zofia")
    assert "idze" in forms("Iga")
    assert "agnieszce" in forms("Agnieszka")
    assert "wilkiem" in forms("Wilk")
    assert forms("Al") == frozenset()


def test_a_whole_name_is_one_and_cases_are_polish():
    team, text = Names(["Marek Wilk", "Ana Ruiz"]), "Any word from Marek Wilk, or Marka?"

    def who(language):
        return [text[one.start : one.end] for one in team.find(text, plain(text), language)]

    assert who("en") == ["Marek Wilk"]
    assert who("pl") == ["Any", "Marek Wilk", "Marka"]


def test_stems_bring_words_together():
    assert stems("¿Nos podéis enviar las fotografías?", "es") == stems("los envíos de fotos", "es")
    assert set(stems("Kto wystawia faktury?", "pl")) & set(stems("program do fakturowania, faktura", "pl"))
    assert stems("¿Y el de la?", "es") == []
