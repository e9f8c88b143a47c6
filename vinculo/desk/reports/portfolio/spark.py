"""A small line through time, under the figure it belongs to. The figure says it; the line is mute."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

HIGH, AIR = 32, 4


def spark(values: list[float | None]) -> SafeString:
    """From the oldest to the newest; spans with nothing to count are left out. Nothing for fewer than two."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return SafeString("")
    last = len(values) - 1
    low, most = min(value for _place, value in known), max(value for _place, value in known)
    points = [(100 * place / last, _height(value, low, most)) for place, value in known]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    area = f"{points[0][0]:.1f},{HIGH} {line} {points[-1][0]:.1f},{HIGH}"
    drawn = (
        f'<svg width="100%" height="{HIGH}" viewBox="0 0 100 {HIGH}" preserveAspectRatio="none">'
        f'<polygon points="{area}" class="spark-area"/><polyline points="{line}" class="spark"/></svg>'
    )
    return format_html(
        '<svg width="100%" height="{}" aria-hidden="true">{}<circle cx="{}%" cy="{}" r="3.5" class="spark-dot"/></svg>',
        HIGH, mark_safe(drawn), f"{points[-1][0]:.1f}", f"{points[-1][1]:.1f}",
    )  # fmt: skip


def _height(value: float, low: float, most: float) -> float:
    """The same all along is a line through the middle."""
    if most == low:
        return HIGH / 2
    return AIR + (HIGH - 2 * AIR) * (most - value) / (most - low)
