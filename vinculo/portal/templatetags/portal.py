"""What every page of the portal shows around itself."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vinculo.people.brand import mark_of
from vinculo.people.models import Organization
from vinculo.portal.navigation import PLACES, Place
from vinculo.web.glyphs import icon

register = template.Library()
MODULES = {
    "vinculo.portal.home.roadmap": "roadmap",
    "vinculo.portal.home.preferences": "",
    "vinculo.portal.home.more": "",
}
PART_OF = {"signing": "decisions"}
OWN = (
    ("preferences", "sliders-horizontal", _("How you hear from us")),
    ("colleagues", "users", _("Who of you comes in")),
    ("devices", "shield-check", _("Your devices and keys")),
    ("choose", "building-2", _("Another client")),
)
HERE = mark_safe(' aria-current="page"')


@dataclass(frozen=True, slots=True)
class Phone:
    shown: str
    dial: str


def _house(context: Context) -> Organization | None:
    """Our organization, asked for once a page."""
    request = context.get("request")
    if request is None:
        return Organization.current()
    if "portal_house" not in request.__dict__:
        request.portal_house = Organization.current()
    return request.portal_house


@register.simple_tag(takes_context=True)
def organization_name(context: Context) -> str:
    house = _house(context)
    return house.name if house else ""


@register.simple_tag(takes_context=True)
def portal_brand(context: Context) -> SafeString:
    """The sheet with the organization's colour, where it has one."""
    house = _house(context)
    if house is None or not house.brand_colour:
        return SafeString("")
    return format_html('<link rel="stylesheet" href="/portal/brand-{}.css">', brand_mark(house.brand_colour))


@lru_cache(maxsize=8)
def brand_mark(colour: str) -> str:
    return mark_of(colour)


@register.simple_tag(takes_context=True)
def portal_mark(context: Context) -> SafeString:
    """The logo, or the first letter of the organization on its colour, beside its name."""
    house, name = _house(context), organization_name(context)
    if house and house.logo_mark:
        return format_html('<img src="/portal/logo-{}.webp" alt="" width="28" height="28">', house.logo_mark)
    return format_html('<span class="mono" aria-hidden="true">{}</span>', name[:1].upper()) if name else SafeString("")


@register.simple_tag(takes_context=True)
def portal_phone(context: Context) -> Phone | None:
    """Whom to call when it is urgent, if the organization says so."""
    house = _house(context)
    if house is None or not house.portal_phone:
        return None
    return Phone(house.portal_phone, "".join(sign for sign in house.portal_phone if sign in "+0123456789"))


@register.simple_tag
def portal_url(name: str) -> str:
    """The address of a page of the portal, empty where it does not exist."""
    try:
        return reverse(f"portal:{name}")
    except NoReverseMatch:
        return ""


@register.simple_tag
def portal_me_links() -> SafeString:
    """What belongs to the visitor themselves."""
    known = ((portal_url(name), sign, words) for name, sign, words in OWN)
    links = ((address, icon(sign), words) for address, sign, words in known if address)
    return format_html_join("", '<a href="{}">{}{}</a>', links)


@register.simple_tag(takes_context=True)
def portal_nav(context: Context, place: str = "tabs") -> SafeString:
    """The links to the parts, with what waits there; that of the page itself is marked."""
    request = context.get("request")
    here = _section(request)
    places = [one for one in PLACES if place == "tabs" or one.bar == (place == "bar")]
    return format_html_join(
        "",
        '<a href="{}"{}>{}<span class="word">{}</span>{}</a>',
        (
            (
                reverse(one.url_name),
                HERE if one.key == here else "",
                "" if place == "tabs" else icon(one.icon),
                one.short or one.label if place == "bar" else one.label,
                _badge(_waiting(request, one)),
            )
            for one in places
        ),
    )


def _waiting(request: Any, place: Place) -> int:
    """Asked once for a page, though its links stand there twice."""
    if place.count is None or getattr(request, "visitor", None) is None:
        return 0
    known: dict[str, int] = request.__dict__.setdefault("waiting_in_places", {})
    if place.key not in known:
        known[place.key] = place.count(request.visitor)
    return known[place.key]


def _badge(number: int) -> SafeString:
    if not number:
        return SafeString("")
    words = ngettext("%(number)d waits for you", "%(number)d wait for you", number) % {"number": number}
    return format_html(
        ' <span class="bdg"><span aria-hidden="true">{}</span><span class="vh">{}</span></span>', number, words
    )


def _section(request: Any) -> str:
    """By the folder that the view lives in: vinculo.portal.requests.ask is part of "requests"."""
    match = getattr(request, "resolver_match", None)
    module = getattr(getattr(match, "func", None), "__module__", "")
    if module in MODULES:
        return MODULES[module]
    section = module.removeprefix("vinculo.portal.").partition(".")[0]
    return PART_OF.get(section, section)
