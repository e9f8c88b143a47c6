"""What the record answers is found in other words; what it does not answer is not."""

import pytest

from vinculo.language import asked
from vinculo.language.asked import Known
from vinculo.language.plain import plain
from vinculo.language.words.kinds import kinds_of

KNOWN = (
    Known("question:1", "¿Tenéis el logo en vectorial?", "Sí, está en la carpeta Marca."),
    Known("question:2", "¿A qué países enviáis?", "Solo a la península."),
    Known("decision:3", "El boletín sale el primer jueves de cada mes."),
)


def test_nothing_is_found_where_nothing_is_known():
    assert asked.best("¿Nos pasáis el logo en vectorial?", (), "es") is None
    assert asked.best("", KNOWN, "es") is None
    assert asked.best("¿Qué tal el fin de semana?", KNOWN, "es") is None
    assert asked.find("Gracias por las fotos.", KNOWN, "es") == []


def test_the_best_comes_first_with_its_score():
    match = asked.best("¿Nos podéis mandar el logotipo vectorial?", KNOWN, "es")

    assert (match.known.key, match.score >= asked.ENOUGH) == ("question:1", True)


def test_a_letter_is_asked_sentence_by_sentence():
    text = "Hola Ana, ¿qué tal?\nTodo va bien. ¿Tenéis el logo en vectorial? Un saludo."

    ((finding, match),) = asked.find(text, KNOWN, "es")

    assert (finding.code, text[finding.start : finding.end]) == ("asked.answered", "¿Tenéis el logo en vectorial?")
    assert (finding.better, match.known.key) == ("Sí, está en la carpeta Marca.", "question:1")


def test_other_words_for_the_same_are_found_and_said():
    known = [
        Known("question:1", "Who gives the final approval?", "Dana"),
        Known("question:2", "Who prints them?", "Us"),
    ]

    match = asked.best("Who signs off on your side?", known, "en")

    assert (match.known.key, match.because) == ("question:1", (("signs off", "final approval"),))


def test_the_words_are_shown_with_their_accents():
    match = asked.best("¿Nos pasáis el logotipo en vectorial?", KNOWN, "es")

    assert match.because == (("vectorial", "vectorial"), ("logotipo", "logo"))


@pytest.mark.parametrize(
    ("asked_now", "known"),
    [
        ("Who prints the leaflets?", "When are the leaflets printed?"),
        ("¿Cuánto cuesta el envío?", "¿Quién hace los envíos?"),
        ("Kiedy jest zebranie?", "Kto prowadzi zebranie?"),
    ],
)
def test_what_is_after_something_else_is_no_answer(asked_now, known):
    assert asked.best(asked_now, [Known("question:1", known, "-")]) is None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿Quién tiene las llaves?", "who"),
        ("Where do you keep it?", "where"),
        ("O której zamykacie?", "when"),
        ("¿Cuántas salas hay?", "many"),
        ("How much is a ticket?", "much"),
        ("Jak długo trwa kurs?", "long"),
        ("How often does it change?", "often"),
        ("Czy macie parking?", "yes"),
    ],
)
def test_what_a_question_is_after(question, kind):
    assert kinds_of(plain(question)) == {kind}


def test_asking_for_the_same_kind_of_thing_counts():
    known = (Known("question:1", "Who keeps the keys?"), Known("question:2", "How many keys are there?"))

    assert asked.best("Who has keys?", known, "en").known.key == "question:1"


def test_the_order_of_the_record_changes_nothing():
    question = "¿A qué zonas enviáis?"

    assert asked.rank(question, KNOWN, "es") == asked.rank(question, KNOWN[::-1], "es")


def test_hundreds_of_records_are_no_trouble():
    many = [Known(f"question:{n}", f"¿Cuántas fichas tiene la sección número {n}?", str(n)) for n in range(500)]

    assert asked.best("¿Tenéis el logo en vectorial?", [*many, *KNOWN], "es").known.key == "question:1"
