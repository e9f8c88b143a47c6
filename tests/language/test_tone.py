"""Letters that sound cold say so outright; jokes and thanks do not."""

import pytest

from vinculo.language.tone import find_cold


def test_says_which_sentence():
    text = "Hola Marek. Las fotos llegaron. Estamos muy decepcionados con la espera. Un saludo"

    found = find_cold(text)

    assert (found.text, text[found.start : found.end]) == ("Estamos muy decepcionados con la espera.",) * 2


@pytest.mark.parametrize("text", ["", "No estoy decepcionada, al contrario.", "We are not at all angry.", "x" * 30_000])
def test_stays_quiet(text):
    assert find_cold(text) is None
