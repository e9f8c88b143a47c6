"""Radio buttons drawn as chips one can hit with a thumb."""

from collections.abc import Iterable, Mapping

from django import template
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from vinculo.desk.channels import GLYPHS as CHANNEL_GLYPHS
from vinculo.web.glyphs import icon

register = template.Library()
FACES = {"": "circle-dashed", "warm": "face-warm", "fine": "face-fine", "cool": "face-cool", "tense": "face-tense"}
AUDIENCES = {"team": "lock", "shared": "users"}
GLYPHS: Mapping[str, Mapping[str, str]] = {"channel": CHANNEL_GLYPHS, "felt": FACES, "audience": AUDIENCES}


@register.simple_tag
def picks(field: BoundField, css: str = "") -> SafeString:
    """The choices of a radio field in a row, with their glyphs where the field has some."""
    chosen = str(field.value() if field.value() is not None else "")
    glyphs = GLYPHS.get(field.name, {})
    wrong = format_html(' aria-describedby="{}_error"', field.auto_id) if field.errors else SafeString("")
    chips = format_html_join("", "{}", ((chip(field.html_name, *one, chosen, glyphs),) for one in choices_of(field)))
    return format_html(
        '<fieldset class="picks {}"{}><legend class="label">{}</legend><div class="picks-row">{}</div></fieldset>',
        css,
        wrong,
        field.label,
        chips,
    )


def choices_of(field: BoundField) -> Iterable[tuple[str, object]]:
    return ((str(value), label) for value, label in field.field.choices)  # type: ignore[attr-defined]


def chip(name: str, value: str, label: object, chosen: str, glyphs: Mapping[str, str]) -> SafeString:
    checked = SafeString(" checked") if value == chosen else SafeString("")
    mark = icon(glyphs[value]) if value in glyphs else ""
    return format_html(
        '<label class="pick"><input type="radio" name="{}" value="{}"{}>{}<span>{}</span></label>',
        name,
        value,
        checked,
        mark,
        label,
    )
