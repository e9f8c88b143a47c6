"""Words that put a fault on one of us, in the short lines of our own logs, in three languages."""

import pytest

from vinculo.language import blame

TEAM = ("Marek Wilk", "Zofia Kos", "Paweł Lis", "Lía Díaz")


def passages(text, names=TEAM):
    return [one.passage for one in blame.of_us(text, names)]


@pytest.mark.parametrize(
    "text",
    [
        "Marek forgot the backup.",
        "On Friday Zofia has again missed the call",
        "Paweł did not test the card.",
        "It is Marek's fault",
        "It was the fault of the intern",
        "The new guy's mistake",
        "It was broken by Zofia",
        "They blame Marek for it",
        "Paweł se equivocó con la importación",
        "Lía no avisó a tiempo",
        "LÍA ROMPIÓ la copia",
        "Pasó por culpa de Marek",
        "La culpa la tiene el becario",
        "Fue culpa de una programadora",
        "Marek zapomniał o kopii",
        "Zofia nie sprawdziła pliku",
        "To z winy Marka",
        "Z winy stażysty nie ma kopii",
        "Stało się to przez Zofię",
    ],
)
def test_a_fault_put_on_one_of_us(text):
    assert passages(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The import took us two more days",
        "It was our fault and we say so",
        "The fault of ours is old",
        "Marek found the cause. The backup failed at night.",
        "Zofia wrote to the bank",
        "Marek no trabaja hoy",
        "Marek does not work on Friday",
        "La importación falló a las dos",
        "La culpa es de un disco viejo",
        "Es culpa nuestra",
        "Zofia sprawdziła plik",
        "Naprawione przez noc",
        "Przez błąd w module nie ma kopii",
        "Made by Zofia",
        "Ana forgot the key",
        "will kos pawel",
    ],
)
def test_everything_else_may_be_said(text):
    assert passages(text) == []


def test_each_sentence_counts_once_and_in_order():
    assert passages("Marek broke it. All is well. Zofia lost it.") == ["Marek broke it.", "Zofia lost it."]


def test_without_names_only_somebody_counts():
    assert passages("Marek forgot it. It is the fault of somebody", []) == ["It is the fault of somebody"]


@pytest.mark.parametrize("text", ["x" * 20_000, "Marek " * 3000, "fault of " * 3000, "'’'\n.;" * 2000])
def test_long_texts_do_not_break_it(text):
    assert passages(text) == []
