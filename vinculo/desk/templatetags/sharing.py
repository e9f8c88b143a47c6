"""Who sees a thing, as a badge of shape and word; for our team with the press that changes it."""

from typing import Any

from django import template

from vinculo.clients.models import Audience
from vinculo.desk.audience import readers, see
from vinculo.desk.sharing.kinds import place_of

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
