"""What the base pages need to know about the request, asked for as late as possible."""

from functools import lru_cache
from typing import Any

from django import template
from django.forms import Field
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, ngettext
from django.utils.translation import gettext as _

from vinculo.web.glyphs import icon
from vinculo.web.navigation import Place, Section, navigation

register = template.Library()


def desk_of(context: Context) -> Any:
    """What the face left on the request for the frame: its organization, counts and pins. None outside."""
    return getattr(context.get("request"), "desk", None)


@register.simple_tag(takes_context=True)
def html_attrs(context: Context) -> SafeString:
    """Language, direction and the theme the person chose; without a choice the system decides."""
    user = getattr(context.get("request"), "user", None)
    theme = getattr(user, "theme", "")
    attrs = format_html('lang="{}"', get_language() or "en")
    if get_language_bidi():
        attrs += mark_safe(' dir="rtl"')
    if theme in ("light", "dark"):
        attrs += format_html(' data-theme="{}"', theme)
    return attrs


@register.simple_tag(takes_context=True)
def keys_attr(context: Context) -> SafeString:
    """Single-key shortcuts can be turned off (WCAG 2.1.4). And what is said of a field left empty (once.js)."""
    keys = mark_safe(' data-keys="off"') if getattr(desk_of(context), "keys", True) is False else ""
    return format_html('{} data-missing="{}"', keys, Field.default_error_messages["required"])


@register.simple_tag(takes_context=True)
def staff_nav(context: Context, place: Place = "main", limit: int = 0, skip: int = 0) -> SafeString:
    """The links of one place of the navigation, the current one marked, counts where the desk knows them."""
    desk, here = desk_of(context), current_key(context)
    guest = is_guest(context)
    sections = navigation.at(place, guest)[skip:][: limit or None]
    counts = tuple(getattr(desk, section.count, 0) if section.count else 0 for section in sections)
    return _links(get_language(), place, guest, skip, limit, here, counts)


@lru_cache(maxsize=1024)
def _links(
    language: str | None, place: Place, guest: bool, skip: int, limit: int, here: str, counts: tuple[int, ...]
) -> SafeString:
    """A list of links, drawn once for each language, current section and counts."""
    sections = navigation.at(place, guest)[skip:][: limit or None]
    pairs = zip(sections, counts, strict=True)
    return mark_safe("".join(_link(section, number, section.key == here) for section, number in pairs))


@register.simple_tag(takes_context=True)
def more_is_open(context: Context) -> SafeString:
    """The folded part of the navigation stands open where one is in it."""
    here = current_key(context)
    inside = any(section.key == here for section in navigation.at("more", is_guest(context)))
    return mark_safe(" open") if inside else SafeString("")


def is_guest(context: Context) -> bool:
    return bool(getattr(getattr(context.get("request"), "user", None), "is_guest", False))


def current_key(context: Context) -> str:
    """The page may name its section; otherwise the URL namespace tells."""
    if named := context.get("section"):
        return str(named)
    match = getattr(context.get("request"), "resolver_match", None)
    return match.namespace.split(":")[0] if match and match.namespace else ""


def _link(section: Section, number: int, current: bool) -> SafeString:
    count = format_html('<span class="n">{}</span>', number) if number else ""
    go = format_html(' data-{}="{}"', "key" if section.place == "plus" else "go", section.go or "")
    go = go if section.go else SafeString("")
    here = mark_safe(' aria-current="page"') if current else ""
    address = reverse(section.url_name)
    if section.place == "plus":
        go += mark_safe(" data-dialog")
    return format_html('<a href="{}"{}{}>{}{}{}</a>', address, here, go, icon(section.icon), section.label, count)


@register.simple_tag(takes_context=True)
def plus_link(context: Context) -> SafeString:
    """The round button of the phone's bar: the thing one does most."""
    for section in navigation.at("plus"):
        word = format_html('<span class="vh">{}</span>', section.label)
        return format_html('<a class="plus" href="{}">{}{}</a>', reverse(section.url_name), icon("plus"), word)
    return SafeString("")


@register.simple_tag(takes_context=True)
def staff_nav_items(context: Context) -> SafeString:
    """The navigation once more as rows of the palette, so that it is useful before typing."""
    row = '<li><a href="{}">{}{}</a></li>'
    rows = [
        format_html(row, reverse(section.url_name), icon(section.icon), section.label)
        for section in navigation.sections
        if section.open_to(is_guest(context))
    ]
    return mark_safe("".join(rows))  # built by format_html


@register.simple_tag(takes_context=True)
def bell(context: Context) -> SafeString:
    """What is new for the reader, by its number; nothing until a face registers where it is read."""
    if not navigation.bell_url_name:
        return SafeString("")
    number = getattr(desk_of(context), "unseen", 0)
    here = current_key(context) == navigation.bell_url_name.partition(":")[0]
    return _bell(get_language(), number, here)


@lru_cache(maxsize=256)
def _bell(language: str | None, number: int, here: bool) -> SafeString:
    said = ngettext("Notices, %(number)d new", "Notices, %(number)d new", number) % {"number": number}
    return format_html(
        '<a class="btn btn-quiet btn-icon bell" href="{}" aria-label="{}"{}>{}{}</a>',
        reverse(navigation.bell_url_name),
        said if number else _("Notices"),
        mark_safe(' aria-current="page"') if here else "",
        icon("bell", "i-lg"),
        format_html('<span class="n" aria-hidden="true">{}</span>', "99+" if number > 99 else number) if number else "",
    )


@register.simple_tag
def frame_url(name: str) -> str:
    """The address of the palette, the search page or one's own preferences; empty until a face registers one."""
    url_name = getattr(navigation, f"{name}_url_name")
    return reverse(url_name) if url_name else ""


@register.simple_tag
def bulk_count() -> SafeString:
    """The place where the number of chosen rows is written as one ticks them."""
    return mark_safe("<span data-bulk-count></span>")
