"""All practices, by topic."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from vinculo.practices.catalogue import all_practices
from vinculo.practices.usage import Usage, usage


def topic_name(topic: str) -> str:
    names = {
        "KNOW": _("Know the client"),
        "AGREE": _("Agree on what is expected"),
        "TALK": _("Talk"),
        "PROM": _("Promises and progress"),
        "MONEY": _("Money"),
        "TROUBLE": _("Trouble"),
        "TEAM": _("Team"),
        "CLOSE": pgettext("end of the work", "Close"),
        "GROW": _("Grow"),
    }
    return names.get(topic, topic)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    counts = usage()
    rows = [(practice, counts.get(practice.id, Usage())) for practice in all_practices()]
    topics = [(topic_name(topic), list(members)) for topic, members in groupby(rows, key=lambda row: row[0].topic)]
    return render(request, "practices/list.html", {"topics": topics, "count": len(rows)})
