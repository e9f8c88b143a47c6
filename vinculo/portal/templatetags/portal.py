"""What every page of the portal shows around itself."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from vinculo.people.models import Organization
from vinculo.portal.navigation import PLACES, Place
from vinculo.web.glyphs import icon

register = template.Library()
PART_OF = {"signing": "decisions"}
HERE = mark_safe(' aria-current="page"')


@register.simple_tag
def organization_name() -> str:
    organization = Organization.current()
    return organization.name if organization else ""


@register.simple_tag(takes_context=True)
def portal_nav(context: Context, place: str = "tabs") -> SafeString:
    """The links to the parts, with what waits there; that of the page itself is marked."""
    request = context.get("request")
    here = _section(request)
    places = [one for one in PLACES if one.bar or place == "tabs"]
    return format_html_join(
        "",
        '<a href="{}"{}>{}{}{}</a>',
        (
            (
                reverse(one.url_name),
                HERE if one.key == here else "",
                icon(one.icon) if place == "bar" else "",
                one.label,
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
    section = module.removeprefix("vinculo.portal.").partition(".")[0]
    return PART_OF.get(section, section)
