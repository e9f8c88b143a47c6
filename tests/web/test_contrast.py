"""Every pair of ink and ground in use can be read, in both themes (WCAG 2.2: 4.5 for text, 3 for shapes)."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "vinculo/web/static/vinculo/css"
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
TOKENS = {name: (light, dark) for name, light, dark in TOKEN.findall((CSS / "tokens.css").read_text())}

GROUNDS = ("canvas", "surface", "raised", "sunken", "hover")
SEASONS = ("spring", "summer", "autumn", "winter")
STATES = ("danger", "warn", "ok", "info")


def pairs():
    """(ink, ground, the ratio it needs)"""
    yield from ((ink, ground, 4.5) for ink in ("ink", "ink-2", "ink-3", "accent", "danger") for ground in GROUNDS)
    yield from ((ink, ground, 4.5) for ink in ("warn", "ok", "info") for ground in ("surface", "raised", "canvas"))
    yield from (("on-accent", ground, 4.5) for ground in ("accent-fill", "accent-fill-hover"))
    yield from ((ink, "accent-soft", 4.5) for ink in ("accent", "ink", "ink-2"))
    for state in STATES:
        yield from ((ink, f"{state}-soft", 4.5) for ink in (state, "ink", "ink-2"))
    for season in SEASONS:
        yield from ((f"{season}-ink", ground, 4.5) for ground in (f"{season}-soft", "surface", "raised", "canvas"))
        yield ("ink-2", f"{season}-soft", 4.5)
        yield from ((f"{season}-fill", ground, 3) for ground in ("surface", "raised", "canvas"))
    yield from (("control", ground, 3) for ground in ("surface", "raised", "sunken"))
    yield from ((f"hue-{n}", f"hue-{n}-soft", 4.5) for n in range(1, 7))
    yield from ((ink, ground, 4.5) for ink in ("ink", "ink-2") for ground in ("side-hover", "side-on", "lifted"))
    yield ("on-toast", "toast", 4.5)
    yield ("surface", "ink-2", 4.5)  # the sign of a storm
    yield ("accent", "side-on", 3)


def brightness(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "needed"), list(pairs()))
def test_ink_can_be_read_on_its_ground(ink, ground, needed, theme):
    side = ("light", "dark").index(theme)

    assert ratio(TOKENS[ink][side], TOKENS[ground][side]) >= needed


def test_the_measure_knows_black_on_white():
    assert round(ratio("#000000", "#ffffff"), 2) == 21
    assert round(ratio("#777777", "#ffffff"), 2) == 4.48


def test_no_other_sheet_names_a_colour():
    named = {
        str(sheet.relative_to(CSS))
        for sheet in CSS.rglob("*.css")
        if sheet.name != "tokens.css"
        and re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|light-dark\(", sheet.read_text())
    }

    assert named == set()
