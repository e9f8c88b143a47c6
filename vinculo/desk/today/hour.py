"""The hour that suits both sides: asked for beside the page, so that Today itself stays quick."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.calendar.good_hour import GoodHour
from vinculo.desk.today.answers import find_nudge
from vinculo.practices.today.hours import hour_for
from vinculo.web.dates import clock, local_date, moment


@require_safe
def hour(request: Any, pk: int) -> HttpResponse:
    """One sentence, or nothing where there is nothing to say."""
    nudge, at = find_nudge(request, pk), timezone.now()
    found = hour_for(nudge, request.user, at=at, house=request.desk.organization)
    name = nudge.contact.first_name if nudge.contact else ""
    return HttpResponse(escape(said(found, name)) if found else "")


def said(found: GoodHour, name: str) -> str:
    if found.is_now:
        return _("Now suits you and %(name)s, until %(time)s.") % {"name": name, "time": clock(found.until)}
    return _("What suits you and %(name)s next: %(when)s.") % {
        "name": name,
        "when": moment(found.at, local_date(timezone.now())),
    }
