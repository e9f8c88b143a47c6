"""Where a record came from, as one quiet line."""

from typing import Any

from django import template
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from vinculo.exchange.provenance import Provenance, provenance
from vinculo.web.dates import day

register = template.Library()


@register.inclusion_tag("imports/brought.html", takes_context=True)
def brought(context: template.Context, record: Any) -> dict[str, Any]:
    """`{% brought client %}`. One query; nothing for what was written here."""
    found = provenance(record, context["request"].user)
    return {"said": _said(found) if found else "", "run": found.run if found else None}


def _said(found: Provenance) -> str:
    words = {"system": found.system or _("a file"), "name": found.by}
    if found.at is None:
        return _("From %(system)s") % words
    words["day"] = day(localtime(found.at).date())
    if found.by:
        return _("From %(system)s, brought by %(name)s on %(day)s") % words
    return _("From %(system)s, brought on %(day)s") % words
