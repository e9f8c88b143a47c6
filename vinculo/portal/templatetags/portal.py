"""What every page of the portal shows around itself."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from vinculo.people.models import Organization
from vinculo.portal.navigation import PLACES
from vinculo.web.glyphs import icon

register = template.Library()
HERE = mark_safe(' aria-current="page"')


@register.simple_tag
def organization_name() -> str:
    organization = Organization.current()
    return organization.name if organization else ""


@register.simple_tag(takes_context=True)
def portal_nav(context: Context, place: str = "tabs") -> SafeString:
    """The links to the parts; that of the page itself is marked."""
    here = _section(context.get("request"))
    places = [one for one in PLACES if one.bar or place == "tabs"]
    return format_html_join(
        "",
        '<a href="{}"{}>{}{}</a>',
        (
            (
                reverse(one.url_name),
                HERE if one.key == here else "",
                icon(one.icon) if place == "bar" else "",
                one.label,
            )
            for one in places
        ),
    )


def _section(request: Any) -> str:
    """By the folder that the view lives in: vinculo.portal.requests.ask is part of "requests"."""
    match = getattr(request, "resolver_match", None)
    module = getattr(getattr(match, "func", None), "__module__", "")
    return module.removeprefix("vinculo.portal.").partition(".")[0]
