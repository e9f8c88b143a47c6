"""Who sees a thing, as a badge of shape and word; for our team with the press that changes it."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.clients.models import Audience
from vinculo.desk.audience import readers, see
from vinculo.desk.sharing.kinds import place_of
from vinculo.web.glyphs import icon

register = template.Library()


@register.inclusion_tag("audience/switch.html", takes_context=True)
def sharing(context: template.Context, kind: str, item: Any) -> dict[str, Any]:
    """`{% sharing "promise" promise %}`. One query where it is shared."""
    request = context["request"]
    is_shared = item.audience == Audience.SHARED
    client_id, project_id = place_of(item)
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "may_change": not request.user.is_guest,
        "address": f"/sharing/{kind}/{item.pk}/",
        "is_shared": is_shared,
        "words": see(readers(client_id, project_id)) if is_shared else "",
    }


@register.filter
def seen_by_whom(audience: str) -> SafeString:
    """`{{ promise.audience|seen_by_whom }}`: the badge of a row, without a query."""
    if audience == Audience.SHARED:
        return format_html('<span class="tag tag-accent">{}{}</span>', icon("users"), _("Client sees it"))
    return format_html('<span class="tag">{}{}</span>', icon("lock"), _("Our team only"))
