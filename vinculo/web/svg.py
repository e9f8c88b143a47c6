"""Drawing by percentages: bars stretch with the page, corners and letters do not; no style attribute is needed."""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


def percent(value: float) -> str:
    """A share of the width as SVG wants it: "41.7%"."""
    return f"{round(value, 2):g}%"


def rect(x: float, width: float, y: float, height: float, css: str, radius: float = 0, fill: str = "") -> str:
    paint = f' fill="{fill}"' if fill else ""
    corner = f' rx="{radius:g}"' if radius else ""
    place = f'x="{percent(x)}" width="{percent(max(width, 0))}" y="{y:g}" height="{height:g}"'
    return f'<rect {place}{corner} class="{css}"{paint}/>'


def upright(x: float, top: float, bottom: float, css: str) -> str:
    at = percent(x)
    return f'<line x1="{at}" x2="{at}" y1="{top:g}" y2="{bottom:g}" class="{css}"/>'


def level(y: float, css: str) -> str:
    return f'<line x1="0" x2="100%" y1="{y:g}" y2="{y:g}" class="{css}"/>'


def stretch(begin: float, end: float, y: float, css: str) -> str:
    return f'<line x1="{percent(begin)}" x2="{percent(end)}" y1="{y:g}" y2="{y:g}" class="{css}"/>'


def dot(x: float, y: float, radius: float, css: str) -> str:
    return f'<circle cx="{percent(x)}" cy="{y:g}" r="{radius:g}" class="{css}"/>'


def words(x: float, y: float, text: object, css: str, anchor: str = "start") -> str:
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{percent(x)}" y="{y:g}"{side} class="{css}">{escape(str(text))}</text>'


def anchor_at(x: float, margin: float = 14) -> str:
    """Labels near an edge lean inwards."""
    return "start" if x < margin else "end" if x > 100 - margin else "middle"


def picture(height: float, label: str, parts: list[str], css: str = "rail") -> SafeString:
    """A drawing that is one image with one description for those who do not see it."""
    inside = mark_safe("".join(parts))  # every text in it went through `words`
    return format_html(
        '<svg class="{}" height="{}" role="img" aria-label="{}">{}</svg>', css, f"{height:g}", label, inside
    )
