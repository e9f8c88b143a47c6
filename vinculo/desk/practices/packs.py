"""Starting sets: what each would change for everybody, taking one over."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.practices.words import on_words, parameter_words, with_unit
from vinculo.desk.undo import undo_address
from vinculo.people.permissions import may_administer, only
from vinculo.practices.practice import Practice
from vinculo.practices.tuning import packs
from vinculo.practices.tuning.changing import look_again
from vinculo.practices.tuning.reading import current_settings
from vinculo.web.toasts import toast


@dataclass(frozen=True, slots=True)
class Shown:
    """One practice a set would change, in words."""

    practice: Practice
    changes: list[str]


@require_safe
@only(may_administer)
def page(request: HttpRequest) -> HttpResponse:
    settings = current_settings([])
    sets = [(pack, [shown(line) for line in packs.lines(pack, settings)]) for pack in packs.PACKS.values()]
    return render(request, "practices/packs.html", {"sets": sets, "tab": "packs", "may_set": True})


@require_POST
@only(may_administer)
def take(request: HttpRequest, name: str) -> HttpResponse:
    pack = packs.PACKS.get(name)
    if pack is None:
        raise Http404
    made = packs.apply(pack, current_settings([]), by=request.user, at=timezone.now())
    if not made:
        toast(request, _("Everything is set like that already."))
        return redirect("practices:packs")
    look_again(None)
    words = ngettext(
        "“%(pack)s” is in use: %(n)d practice changed.", "“%(pack)s” is in use: %(n)d practices changed.", len(made)
    ) % {"pack": pack.title, "n": len(made)}
    toast(request, words, undo=undo_address(request.user, "practices.change", ids=[made[0].pk]))
    return redirect("practices:packs")


def shown(line: packs.Line) -> Shown:
    words = []
    if line.switches:
        told = {"before": on_words(line.before.is_on), "after": on_words(line.after.is_on)}
        words.append(_("%(before)s → %(after)s") % told)
    for name, before, after in line.numbers:
        unit = line.practice.parameters[name].unit
        told = {"name": parameter_words(line.practice, name), "before": str(before), "after": with_unit(after, unit)}
        words.append(_("%(name)s: %(before)s → %(after)s") % told)
    return Shown(line.practice, words)
