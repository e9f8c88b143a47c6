"""The hours of one day and what is in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from vinculo.web.svg import dot, level, rect, words

HOUR = 40  # pixels


@dataclass(frozen=True, slots=True)
class Slot:
    """Something in the day: "ours" is among us, "theirs" with them, "gap" a good moment, "due" a limit."""

    kind: Literal["ours", "theirs", "gap", "due"]
    begins: time
    ends: time | None
    title: str
    detail: str = ""


CSS = {"ours": "slot", "theirs": "slot-b", "gap": "slot-d"}


def day_rail(
    slots: Sequence[Slot], label: str, now: time | None = None, opens: int = 9, closes: int = 18
) -> SafeString:
    """Draw the day from `opens` to `closes` o'clock, wider when something lies outside. `label` says it aloud."""
    first = min([opens, *(slot.begins.hour for slot in slots)])
    last = max([closes, *((slot.ends or slot.begins).hour + 1 for slot in slots)])
    hours = range(first, min(last, 24) + 1)
    height = (len(hours) - 1) * HOUR + 22
    scale = [words(100, i * HOUR + 14, f"{hour}:00", "tx-f", "end") for i, hour in enumerate(hours)]
    parts = [level(i * HOUR + 10, "ln") for i in range(len(hours))]
    for slot in slots:
        parts += _slot(slot, first)
    if now and first <= now.hour < last:
        parts += [level(_y(now, first), "today"), dot(0, _y(now, first), 3.5, "today-d")]
    return format_html(
        '<div class="day" role="img" aria-label="{}"><svg class="rail" height="{}" aria-hidden="true">{}</svg>'
        '<svg class="rail" height="{}" aria-hidden="true">{}</svg></div>',
        label,
        height,
        mark_safe("".join(scale)),  # every text in it went through `words`
        height,
        mark_safe("".join(parts)),
    )


def _y(at: time, first: int) -> float:
    return (at.hour - first + at.minute / 60) * HOUR + 10


def _slot(slot: Slot, first: int) -> list[str]:
    top = _y(slot.begins, first)
    if slot.kind == "due" or slot.ends is None:
        return [level(top, "ln2"), words(100, top - 5, slot.title, "", "end")]
    height = max(_y(slot.ends, first) - top - 2, 22)
    parts = [rect(0, 100, top + 1, height, CSS[slot.kind], radius=6)]
    two_lines = bool(slot.detail) and height >= 34
    parts.append(_inside(top + (17 if two_lines else height / 2 + 5), slot.title, "tx-s"))
    if two_lines:
        parts.append(_inside(top + 32, slot.detail, "tx-f" if slot.kind == "ours" else ""))
    return parts


def _inside(y: float, text: str, css: str) -> str:
    """Words a little in from the left edge: the only place where pixels and the stretch meet."""
    return f'<svg x="10" overflow="visible">{words(0, y, text, css)}</svg>'
