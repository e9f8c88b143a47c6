"""Words that put a fault on one of us, in three languages."""

import pytest

from vinculo.conversations.blame import find_blame

TEAM = ("Marek Wilk", "Zofia Kos", "Paweł Lis", "Lía Díaz")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Marek forgot the backup.", ["Marek forgot"]),
        ("On Friday Zofia has again missed the call", ["Zofia has again missed"]),
        ("Paweł did not test the card.", ["Paweł did not test"]),
        ("It is Marek's fault", ["Marek's fault"]),
        ("It was the fault of the intern", ["fault of the"]),
        ("It was broken by Zofia", ["broken by Zofia"]),
        ("They blame Marek for it", ["blame Marek"]),
        ("Paweł se equivocó con la importación", ["Paweł se equivocó"]),
        ("Lía no avisó a tiempo", ["Lía no avisó"]),
        ("LÍA ROMPIÓ la copia", ["LÍA ROMPIÓ"]),
        ("Pasó por culpa de Marek", ["culpa de Marek"]),
        ("Marek zapomniał o kopii", ["Marek zapomniał"]),
        ("Zofia nie sprawdziła pliku", ["Zofia nie sprawdziła"]),
        ("To z winy Marka", ["z winy Marka"]),
        ("Stało się to przez Zofię", ["przez Zofię"]),
        ("Marek broke it. Zofia lost it.", ["Marek broke", "Zofia lost"]),
    ],
)
def test_a_fault_put_on_one_of_us(text, found):
    assert find_blame(text, TEAM) == found


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
        "Es culpa nuestra",
        "Zofia sprawdziła plik",
        "Naprawione przez noc",
        "Made by Zofia",
        "Ana forgot the key",
        "will kos pawel",
    ],
)
def test_everything_else_may_be_said(text):
    assert find_blame(text, TEAM) == []


def test_without_names_only_phrases_count():
    assert find_blame("Marek forgot it. It is the fault of somebody", []) == ["fault of somebody"]


@pytest.mark.parametrize("text", ["x" * 20_000, "Marek " * 3000, "fault of " * 3000, "'’'\n.;" * 2000])
def test_long_texts_do_not_break_it(text):
    assert find_blame(text, TEAM) in ([], ["fault of fault"])
