import pytest

from vinculo.language.quoting import inside_quotes


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Nadie dijo nada", "es", "Nadie dijo nada"),
        ("5” de margen", "pl", "5” de margen"),
        ("Cambios en «Textos»", "es", "Cambios en “Textos”"),
        ("Cambios en «Textos»", "es-formal", "Cambios en “Textos”"),
        ("Changes to “Texts”", "en", "Changes to ‘Texts’"),
        ("Zmiany w „Tekstach”", "pl", "Zmiany w «Tekstach»"),
        ("Cambios en «Textos»", None, "Cambios en «Textos»"),
    ],
)
def test_a_quotation_in_another_has_marks_of_its_own(text, language, wanted):
    assert inside_quotes(text, language) == wanted
