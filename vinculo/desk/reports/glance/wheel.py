"""The wheel of seasons: every relationship in its quarter, the nearer to the middle the shorter ago we spoke."""

from collections.abc import Sequence
from itertools import product
from math import cos, radians, sin

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vinculo.reports.glance.relations import Place, Ring
from vinculo.web.glyphs import SEASONS
from vinculo.web.plates import initials

WIDE, TALL, MIDDLE = 340, 324, (170, 162)
BEGINS = {"spring": -180, "summer": -90, "autumn": 0, "winter": 90}  # degrees, clockwise from three o'clock
RINGS = ((7, 72), (31, 108), (92, 142))  # days, and how far out they end
RIM, INMOST, SIZE, EDGE = 150, 26, 12, 10  # pixels, and degrees kept free at the borders of a quarter
TURN = 0.618  # of a quarter to the next dot: neighbours in time lie far apart


def wheel(rings: Sequence[Ring], places: Sequence[Place]) -> SafeString:
    said = ", ".join(f"{SEASONS[one.season]} {one.all}" for one in rings)
    parts = [*map(_quarter, BEGINS), '<path d="M170 20V304M28 162H312" class="wx"/>']
    parts += [f'<circle cx="170" cy="162" r="{out}" class="ring"/>' for _days, out in RINGS]
    for ring, season in product(range(len(RINGS) + 1), BEGINS):
        inside_it = [one for one in places if one.season == season and ring_of(one.days) == ring]
        parts += [_dot(one, ring, place, len(inside_it)) for place, one in enumerate(inside_it)]
    parts += [_corner(one) for one in rings]
    parts += [_word(y, said) for y, said in ((237, _("a week")), (273, _("a month")), (302, _("three months")))]
    label = _("Wheel of seasons: %(seasons)s. The table says the same.") % {"seasons": said}
    drawn = mark_safe("".join(parts))  # names and words in it are escaped
    return format_html(
        '<svg class="wheel" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>', WIDE, TALL, label, drawn
    )


def _quarter(season: str) -> str:
    begin, end = _at(BEGINS[season], 142), _at(BEGINS[season] + 90, 142)
    return f'<path d="M170 162L{begin[0]} {begin[1]}A142 142 0 0 1 {end[0]} {end[1]}Z" class="fs-{season}"/>'


def ring_of(days: int) -> int:
    """0 for the inmost; one more than there are for those beyond the last."""
    return next((number for number, (end, _out) in enumerate(RINGS) if days <= end), len(RINGS))


def how_far(ring: int, place: int, number: int) -> float:
    """From the middle, in pixels: those of one ring and quarter share its depth, the latest first."""
    if ring == len(RINGS):
        return RIM
    inner = RINGS[ring - 1][1] + SIZE if ring else INMOST
    return inner + (RINGS[ring][1] - SIZE - inner) * (place + 0.5) / number


def _dot(one: Place, ring: int, place: int, number: int) -> str:
    degrees = BEGINS[one.season] + EDGE + ((place + ring / 2) * TURN % 1) * (90 - 2 * EDGE)
    x, y = _at(degrees, how_far(ring, place, number))
    return (
        f'<a href="/clients/{one.pk}/"><title>{escape(one.name)}</title>'
        f'<circle cx="{x}" cy="{y}" r="{SIZE}" class="dot fi-{one.season}"/>'
        f'<text x="{x}" y="{round(y + 3.6, 1)}" text-anchor="middle" class="dl" aria-hidden="true">'
        f"{escape(initials(one.name))}</text></a>"
    )


def _corner(one: Ring) -> str:
    is_right, is_low = one.season in ("summer", "autumn"), one.season in ("autumn", "winter")
    x, side = (336, ' text-anchor="end"') if is_right else (4, "")
    return (
        f'<text x="{x}" y="{316 if is_low else 16}"{side} class="wl fi-{one.season}">'
        f"{escape(str(SEASONS[one.season]))} {one.all}</text>"
    )


def _word(y: int, said: str) -> str:
    return f'<text x="170" y="{y}" text-anchor="middle" class="rl">{escape(said)}</text>'


def _at(degrees: float, far: float) -> tuple[float, float]:
    x, y = MIDDLE
    return round(x + far * cos(radians(degrees)), 1), round(y + far * sin(radians(degrees)), 1)
