"""All practices, by topic."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.practices.places import EVERYBODY
from vinculo.desk.practices.words import values
from vinculo.people.permissions import may_administer
from vinculo.practices.catalogue import all_practices, by_id
from vinculo.practices.practice import Practice
from vinculo.practices.tuning.settings import DEFAULT, Effective
from vinculo.practices.usage import Usage, noisy, usage


@dataclass(frozen=True, slots=True)
class Row:
    """One practice as the list shows it."""

    practice: Practice
    usage: Usage
    holds: Effective

    @property
    def numbers(self) -> str:
        """Its numbers on one line."""
        given = values(self.practice, self.holds)[1:]
        return " · ".join(_("%(name)s: %(value)s") % {"name": one.name, "value": one.value} for one in given)

    @property
    def is_changed(self) -> bool:
        return any(place != DEFAULT for place in self.holds.came_from.values())


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
    counts, settings = usage(), EVERYBODY.settings()
    rows = [Row(one, counts.get(one.id, Usage()), EVERYBODY.holds(one, settings)) for one in all_practices()]
    topics = [
        (topic_name(topic), list(members)) for topic, members in groupby(rows, key=lambda row: row.practice.topic)
    ]
    may_set = may_administer(request.user)
    context = {
        "topics": topics, "count": len(rows), "may_set": may_set, "is_team": may_change_clients(request.user),
        "noisy": [by_id()[pk] for pk in noisy(counts) if pk in by_id()] if may_set else [], "tab": "list",
        "untouched": may_set and not settings,
    }  # fmt: skip
    return render(request, "practices/list.html", context)
