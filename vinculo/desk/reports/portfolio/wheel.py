"""The year of each relationship as a wheel: a quarter for each season, the nearer to the middle the more recent."""

from dataclasses import dataclass
from datetime import datetime
from math import cos, hypot, radians, sin, sqrt

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vinculo.practices.models import Season
from vinculo.reports.analysis.around import Near
from vinculo.web.plates import initials

MIDDLE, OUTER = 160, 142
RINGS = ((7, 48), (30, 95), (90, OUTER))  # days since the last talk, and how far out that is
BEGINS = {"spring": 180, "summer": 270, "autumn": 0, "winter": 90}  # degrees, as the clock goes, from the right
QUARTERS = {
    "spring": "M160 160H18A142 142 0 0 1 160 18Z",
    "summer": "M160 160V18A142 142 0 0 1 302 160Z",
    "autumn": "M160 160H302A142 142 0 0 1 160 302Z",
    "winter": "M160 160V302A142 142 0 0 1 18 160Z",
}
SMALL, LARGE = 10, 18


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float


def wheel(near: list[Near], counts: dict[str, int], at: datetime) -> SafeString:
    parts = [f'<path d="{path}" class="fs-{season}"/>' for season, path in QUARTERS.items()]
    parts.append('<path d="M160 18V302M18 160H302" class="wx"/>')
    parts += [f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{far}" class="ring"/>' for _days, far in RINGS]
    for one, dot in zip(near, placed(near, at), strict=True):
        parts.append(_drawn(one, dot))
    for (_days, far), said in zip(RINGS, (_("1 week"), _("1 month"), _("3 months")), strict=True):
        parts.append(f'<text x="{MIDDLE}" y="{MIDDLE + far - 3}" text-anchor="middle" class="rl">{escape(said)}</text>')
    return format_html(
        '<svg class="wheel" viewBox="0 0 320 320" role="img" aria-label="{}">{}</svg>', spoken(counts),
        mark_safe("".join(parts)),  # every text in it was escaped
    )  # fmt: skip


def spoken(counts: dict[str, int]) -> str:
    said = "; ".join(f"{label} {counts[value]}" for value, label in Season.choices)
    return _("Wheel of the seasons: %(seasons)s. The table below says the same.") % {"seasons": said}


def _drawn(one: Near, dot: Dot) -> str:
    return (
        f'<g><title>{escape(one.name)}</title><circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:.1f}" '
        f'class="dot fi-{one.season}"/><text x="{dot.x:.1f}" y="{dot.y + 3.5:.1f}" text-anchor="middle" '
        f'class="dl">{escape(initials(one.name))}</text></g>'
    )


def placed(near: list[Near], at: datetime) -> list[Dot]:
    """A place for each, in its season and at its distance as far as there is room, none over another."""
    most, dots = max((one.net for one in near), default=0), list[Dot]()
    for one in near:
        radius = SMALL + (LARGE - SMALL) * sqrt(one.net / most) if most else SMALL + 2
        dots.append(_free(one, radius, dots, at))
    return dots


def _free(one: Near, radius: float, dots: list[Dot], at: datetime) -> Dot:
    """The free place nearest to where it belongs; the least crowded one where there is none."""
    wanted = min(max(distance(one.last_at, at), radius + 8), OUTER - radius - 1)
    best, room = Dot(0, 0, radius), float("-inf")
    for off in sorted(range(-90, 91, 6), key=abs):
        far = wanted + off
        if not radius + 6 <= far <= OUTER - radius:
            continue
        for turn in sorted(range(0, 91, 3), key=lambda angle: abs(angle - 45)):
            place = _at(one.season, turn, far, radius)
            if place is None:
                continue
            free = min((hypot(place.x - dot.x, place.y - dot.y) - dot.radius - radius for dot in dots), default=1.0)
            if free >= 1:
                return place
            if free > room:
                best, room = place, free
    return best


def _at(season: str, turn: int, far: float, radius: float) -> Dot | None:
    """Inside the quarter, clear of its edges."""
    along, across = far * cos(radians(turn)), far * sin(radians(turn))
    if min(along, across) < radius + 4:
        return None
    angle = radians(BEGINS[season] + turn)
    return Dot(MIDDLE + far * cos(angle), MIDDLE + far * sin(angle), radius)


def distance(last_at: datetime | None, at: datetime) -> float:
    """From the middle, by the days since the last talk: the rings are a week, a month and three months."""
    if last_at is None:
        return OUTER
    days, before, inner = max((at - last_at).total_seconds() / 86400, 0), 0, 0
    for until, outer in RINGS:
        if days <= until:
            return inner + (outer - inner) * (days - before) / (until - before)
        before, inner = until, outer
    return OUTER
