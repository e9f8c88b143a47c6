"""Setting one practice for everybody, for a client or for a project; seeing before what it would raise today."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.desk.practices.changes import lines_of
from vinculo.desk.practices.forms import SettingForm
from vinculo.desk.practices.places import EVERYBODY, Place, place_of_client, place_of_project, practice_or_404
from vinculo.desk.practices.words import values
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.people.models import Person
from vinculo.people.permissions import may_administer, only
from vinculo.practices.practice import LEADS, Practice
from vinculo.practices.tuning.changing import change, look_again, take_back
from vinculo.practices.tuning.models import PracticeChange
from vinculo.practices.tuning.preview import Preview, preview
from vinculo.practices.wording import headline
from vinculo.web.toasts import toast

MOST = 200  # clients a preview reads in a request; `vinculo practices try` reads all
SHOWN = 10
ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@only(may_administer)
def everybody(request: HttpRequest, code: str) -> HttpResponse:
    return _setting(request, EVERYBODY, practice_or_404(code))


@ASKED
@team_only
def of_client(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    place = place_of_client(request, pk)
    return _setting(request, place, practice_or_404(code, place))


@ASKED
@team_only
def of_project(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    place = place_of_project(request, pk)
    return _setting(request, place, practice_or_404(code, place))


def _setting(request: Any, place: Place, practice: Practice) -> HttpResponse:
    settings = place.settings()
    above, own = place.above(practice, settings), place.own(practice, settings)
    form = SettingForm(request.POST or None, practice=practice, above=above, own=own)
    tried: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST:
            return _kept(request, place, practice, form)
        tried = _tried(request, place, practice, form)
    context = {
        "practice": practice, "place": place, "form": form, "holds": values(practice, place.holds(practice, settings)),
        "changes": lines_of(request.user, practice=practice, scope=place.scope)[:SHOWN],
        "can_preview": practice.of != LEADS, **tried,
    }  # fmt: skip
    return render(request, "practices/set.html", context)


def _kept(request: Any, place: Place, practice: Practice, form: SettingForm) -> HttpResponse:
    made = change(practice, place.scope, form.wanted(), by=request.user, at=timezone.now())
    if made is None:
        toast(request, _("It is so already."))
    else:
        look_again(place.scope)
        toast(request, _("Saved."), undo=undo_address(request.user, "practices.change", ids=[made.pk]))
    return redirect(place.form_address(practice))


def _tried(request: Any, place: Place, practice: Practice, form: SettingForm) -> dict[str, Any]:
    ids, is_partial = looked_at(request, place)
    found = preview(practice, place.scope, form.wanted(), at=timezone.now(), client_ids=ids)
    return {
        "tried": found, "verdict": verdict(found), "looked_at": len(ids), "is_partial": is_partial,
        "came": [(said, _headline(practice, said)) for said in found.came[:SHOWN]],
        "went": [(said, _headline(practice, said)) for said in found.went[:SHOWN]],
    }  # fmt: skip


def looked_at(request: Any, place: Place) -> tuple[list[int], bool]:
    """Whom a preview reads: the client, or those one sees with whom was spoken last; and whether there are more."""
    if place.client:
        return [place.client.pk], False
    seen = Client.objects.active().visible_to(request.user).order_by("-standing__last_contact_at", "pk")
    ids = list(seen.values_list("pk", flat=True)[: MOST + 1])
    return ids[:MOST], len(ids) > MOST


def verdict(found: Preview) -> str:
    then = ngettext("Would raise %(n)d today", "Would raise %(n)d today", len(found.then)) % {"n": len(found.then)}
    now = ngettext("now it raises %(n)d", "now it raises %(n)d", len(found.now)) % {"n": len(found.now)}
    return _("%(then)s; %(now)s.") % {"then": then, "now": now}


def _headline(practice: Practice, said: Any) -> str:
    return headline(practice, {"client": said.client_name, **said.raised.finding.facts}, said.on)


@undoing("practices.change")
def _take_back(person: Person, ids: list[int], before: Any) -> None:
    for made in PracticeChange.objects.visible_to(person).filter(pk__in=ids):
        if made.scope is None and not may_administer(person):
            continue
        undone = take_back(made, by=person, at=timezone.now())
        if not undone:
            raise CannotUndo(_("Somebody has changed it since. It stays as it is now."))
        for scope in {one.scope for one in undone}:
            look_again(scope)
