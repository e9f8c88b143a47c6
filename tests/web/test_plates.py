import re
from pathlib import Path

import pytest

import vinculo
from vinculo.web.plates import avatar, hue, initials, org, tint_of

XSS = '"><script>alert(1)</script>'


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Beltrán", "AB"),
        ("Museo del Azulejo", "MA"),
        ("Clínica Dental Sanz", "CS"),
        ("Wrona", "WR"),
        ("łukasz Żak", "ŁŻ"),
        ("  ", "?"),
        ("(Otto) & Co", "C"),
    ],
)
def test_initials(name, letters):
    assert initials(name)[: len(letters)] == letters


def test_a_key_keeps_its_tint():
    assert [hue(key) for key in (1, "1", 2, "Ana")] == [hue("1"), hue(1), hue("2"), hue("Ana")]


def test_tints_stay_within_the_palette_and_are_all_used():
    assert {hue(key) for key in range(200)} == {1, 2, 3, 4, 5, 6}


def test_a_person_keeps_their_tint_where_only_the_first_name_stands():
    assert len({tint_of(name) for name in ("Nuria Casals", "Nuria", " nuria ")}) == 1
    assert avatar("NC", key="Nuria Casals") == avatar("NC", key="Nuria")
    assert {tint_of(name) for name in ("Ana", "Otto", "Iga", "Pau", "Marek", "Zofia", "Rita", "Teo")} > {1}


def test_no_page_takes_the_tint_of_a_person_from_a_number():
    tags = [
        (path.name, key)
        for path in Path(vinculo.__path__[0]).glob("*/templates/**/*.html")
        for key in re.findall(r"{% avatar \S+ ([a-z_.]+)", path.read_text())
    ]

    assert len(tags) > 20
    assert [tag for tag in tags if tag[1].endswith((".pk", "_id", ".key"))] == []


def test_an_avatar_is_mute_unless_it_has_a_name():
    assert avatar("AB", key=7) == f'<span class="av" data-k="{hue(7)}" aria-hidden="true">AB</span>'
    assert 'role="img" aria-label="Ana Beltrán"' in avatar("AB", name="Ana Beltrán")


@pytest.mark.parametrize(("on", "attribute"), [(True, " data-on "), (False, " data-off ")])
def test_an_avatar_shows_whether_now_is_a_good_time(on, attribute):
    assert attribute in avatar("AB", on=on)
    assert attribute not in avatar("AB")


@pytest.mark.parametrize("draw", [avatar, org])
def test_plates_let_no_markup_through(draw):
    markup = draw(XSS, key=XSS, size="sm", name=XSS)

    assert "<script" not in markup
    assert markup.count('"') == draw("AB", size="sm", name="Ana").count('"')


def test_an_organisation_is_square():
    assert org("BA", key=1, size="xl") == f'<span class="org org-xl" data-k="{hue(1)}" aria-hidden="true">BA</span>'
