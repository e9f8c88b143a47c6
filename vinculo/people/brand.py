"""
The portal in the organization's own colour: six tokens for light and dark, derived from one colour, each pair of them
readable (WCAG 2.2, 4.5 to 1). A colour that is too light to be read on our pages is refused, and the nearest that can
be is offered.

Relative luminance and contrast as WCAG defines them: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re
from dataclasses import dataclass
from hashlib import sha256

HEX = re.compile(r"#[0-9a-f]{6}")
ENOUGH = 4.5
STEPS = 100
Colour = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
LIGHT = ((255, 255, 255), (245, 243, 246), (248, 246, 248))  # what it is read on: --surface, --canvas, --sunken
DARK = ((25, 22, 29), (17, 15, 20), (33, 29, 38))  # and in the dark, --raised among them


class NotAColour(ValueError):
    """Not six hexadecimal digits after a #."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: text and lines, the main button with what stands on it, a soft ground and its border."""

    accent: str
    fill: str
    fill_hover: str
    on_accent: str
    soft: str
    line: str


@dataclass(frozen=True, slots=True)
class Brand:
    light: Tokens
    dark: Tokens


def parsed(text: str) -> Colour:
    """The three parts, 0 to 255. NotAColour."""
    plain = text.strip().lower()
    if not HEX.fullmatch(plain):
        raise NotAColour(text)
    return int(plain[1:3], 16), int(plain[3:5], 16), int(plain[5:7], 16)


def hexed(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Colour) -> float:
    """Relative, 0 for black, 1 for white."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def can_be_read(colour: Colour) -> bool:
    """On every ground of a light page, and with white on it."""
    return all(contrast(colour, ground) >= ENOUGH for ground in (*LIGHT, WHITE))


def nearest(colour: Colour) -> Colour:
    """The same colour where it can be read, else as little darker as it has to be."""
    return next(darker for step in range(STEPS + 1) if can_be_read(darker := mixed(colour, BLACK, step / STEPS)))


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """So much of the other in it, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def brand(text: str) -> Brand:
    """The tokens of a colour; one that cannot be read is darkened first. NotAColour."""
    colour = nearest(parsed(text))
    return Brand(_light(colour), _dark(colour))


def sheet(text: str) -> str:
    """The style sheet of a colour, for the pages of the portal."""
    found = brand(text)
    pairs = (
        ("--accent", found.light.accent, found.dark.accent),
        ("--accent-fill", found.light.fill, found.dark.fill),
        ("--accent-fill-hover", found.light.fill_hover, found.dark.fill_hover),
        ("--on-accent", found.light.on_accent, found.dark.on_accent),
        ("--accent-soft", found.light.soft, found.dark.soft),
        ("--accent-line", found.light.line, found.dark.line),
    )
    lines = "".join(f"  {name}: light-dark({light}, {dark});\n" for name, light, dark in pairs)
    return f"@layer pages {{\n.portal {{\n{lines}}}\n}}\n"


def mark_of(text: str) -> str:
    """Changes with the colour and with how we derive the rest, so that browsers may keep the sheet for long."""
    return sha256(sheet(text).encode()).hexdigest()[:12]


def _light(colour: Colour) -> Tokens:
    soft = _towards(mixed(colour, WHITE, 0.9), WHITE, against=colour)
    return Tokens(
        accent=hexed(colour),
        fill=hexed(colour),
        fill_hover=hexed(mixed(colour, BLACK, 0.16)),
        on_accent=hexed(WHITE),
        soft=hexed(soft),
        line=hexed(mixed(colour, WHITE, 0.7)),
    )


def _dark(colour: Colour) -> Tokens:
    soft = mixed(colour, DARK[0], 0.8)
    accent = next(
        lighter
        for step in range(STEPS + 1)
        if all(
            contrast(lighter := mixed(colour, WHITE, step / STEPS), ground) >= ENOUGH + 1 for ground in (*DARK, soft)
        )
    )
    ink = _towards(mixed(colour, BLACK, 0.75), BLACK, against=accent)
    return Tokens(
        accent=hexed(accent),
        fill=hexed(accent),
        fill_hover=hexed(mixed(accent, WHITE, 0.2)),
        on_accent=hexed(ink),
        soft=hexed(soft),
        line=hexed(mixed(colour, DARK[0], 0.55)),
    )


def _towards(colour: Colour, end: Colour, *, against: Colour) -> Colour:
    """As little on the way to the end as it takes to be read with the other."""
    return next(
        found
        for step in range(STEPS + 1)
        if contrast(found := mixed(colour, end, step / STEPS), against) >= ENOUGH or step == STEPS
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
