"""What each text wants to know, and how two of them compare."""

import pytest

from vinculo.language import asked
from vinculo.language.asked import Known
from vinculo.language.ideas import ideas_of
from vinculo.language.likeness import clear
from vinculo.language.sought import compare
from vinculo.language.words.kinds import kinds_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Do you know who signs?", "who"),
        ("Can people who cannot walk come in?", "yes"),
        ("¿Es para quien compra por primera vez?", "yes"),
        ("Decidnos quién firma.", "who"),
        ("Czy wiadomo, kiedy ruszamy?", "when"),
        ("Czy osoba, która dzwoni, ma konto?", "yes"),
        ("Do jakich krajów wysyłacie?", "what"),
        ("Which person packs the parcels?", "who"),
    ],
)
def test_what_is_asked_and_what_only_joins(question, kind):
    assert kinds_of(question) == {kind}


@pytest.mark.parametrize(
    ("question", "known", "answer", "name", "is_told"),
    [
        ("Who signs the contract?", "Whose signature is on it?", "Ann", "same who", False),
        ("When do we sign it?", "Who signs it?", "Ann", "clash", False),
        ("When do we sign it?", "Who signs it?", "Ann, on Friday", "clash", True),
        ("Who would answer the chat?", "Do you want a chat?", "No", "who of yes", False),
        ("What is the price of a ticket?", "How much is a ticket?", "9 pounds", "same much", False),
        ("We still need the price.", "How much is a ticket?", "9 pounds", "thing of kind, implied", False),
        ("Where can one park?", "It was agreed to park in Mill Street.", "", "kind of said, implied", True),
    ],
)
def test_how_two_compare(question, known, answer, name, is_told):
    relation = compare(*(ideas_of(text, "en") for text in (question, known, answer)))

    assert (relation.name, relation.is_told) == (name, is_told)


def test_the_word_that_is_asked_for():
    one = ideas_of("How many tickets were sold at the door?", "en")

    assert one.ideas[one.focus].said == "tickets"
    assert ideas_of("Is it open?", "en").focus == -1


def test_what_stands_out_is_surer():
    assert clear(60.0, 1.0) > clear(60.0, 55.0)
    assert 0 <= clear(0.0, 0.0) < clear(100.0, 0.0) <= 100


def test_one_topic_and_another_thing_asked_is_no_answer():
    known = [Known("question:1", "Who signs the contract?", "Ann"), Known("question:2", "Who hosts the site?", "Us")]

    assert asked.best("When do we sign the contract?", known, "en") is None
    assert asked.best("What does hosting cost?", known, "en") is None
    assert asked.best("Whose signature goes on the contract?", known, "en").known.key == "question:1"
