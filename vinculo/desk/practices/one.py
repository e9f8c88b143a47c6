"""One practice: the advice, the rule, its numbers, how often it spoke and what people answered."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.practices.catalogue import find_practice
from vinculo.practices.practice import Practice
from vinculo.practices.today.board import nudges_of
from vinculo.practices.usage import Usage, usage
from vinculo.practices.wording import wording


def find_or_404(code: str) -> Practice:
    practice = find_practice(code)
    if practice is None:
        raise Http404
    return practice


@require_safe
def page(request: Any, code: str) -> HttpResponse:
    practice = find_or_404(code)
    today = timezone.localdate()
    open_ones = nudges_of(request.user, "all").live().filter(practice=practice.id)
    open_now = open_ones.select_related("client", "lead").order_by("client__name_folded")[:50]
    context = {
        "practice": practice,
        "usage": usage().get(practice.id, Usage()),
        "parameters": [(parameter_words(name, p.unit), p.default) for name, p in practice.parameters.items()],
        "open_now": [(nudge, wording(nudge, today)) for nudge in open_now],
    }
    return render(request, "practices/page.html", context)


def parameter_words(name: str, unit: str) -> str:
    units = {
        "days": _("days"),
        "workdays": _("working days"),
        "hours": _("hours"),
        "percent": _("per cent"),
        "count": _("times"),
    }
    names = {
        "days": _("How long"),
        "workdays": _("How long"),
        "hours": _("How long"),
        "soon": _("Speaks from"),
        "press": _("Presses from"),
        "ahead": _("Looks ahead"),
        "recent": _("Counts as recent"),
        "at_least": _("At least"),
        "times": _("How often"),
        "exchanges": _("Exchanges"),
    }
    return f"{names.get(name, name.replace('_', ' '))} ({units.get(unit, unit)})"
