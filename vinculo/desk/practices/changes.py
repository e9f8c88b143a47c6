"""Who changed what about the practices, and taking it back."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.practices.places import change_or_404, may_take_back
from vinculo.desk.practices.words import said
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import came_from
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.people.models import Person
from vinculo.people.permissions import may_administer
from vinculo.practices.catalogue import by_id
from vinculo.practices.practice import Practice
from vinculo.practices.tuning.changing import columns, look_again, take_back
from vinculo.practices.tuning.models import PracticeChange
from vinculo.practices.tuning.packs import PACKS
from vinculo.practices.tuning.settings import Scope, read
from vinculo.web.toasts import toast

A_PAGE = 50
RELATED = ("client", "project", "by", "undone_by_change")


@dataclass(frozen=True, slots=True)
class Line:
    """A change in words. can_undo: nothing took it back yet, it took nothing back itself, and this person may."""

    change: PracticeChange
    practice: Practice | None
    before: str
    after: str
    pack: str
    can_undo: bool

    @property
    def title(self) -> str:
        return str(self.practice.title) if self.practice else self.change.practice

    @property
    def place(self) -> str:
        return str(self.change.project or self.change.client or _("Everybody"))

    @property
    def is_undone(self) -> bool:
        return hasattr(self.change, "undone_by_change")


def line(person: Person, change: PracticeChange) -> Line:
    practice, pack = by_id().get(change.practice), PACKS.get(change.pack)
    before, after = (said(practice, read(one)) for one in (change.before, change.after))
    open_ = change.undoes_id is None and not hasattr(change, "undone_by_change")
    title = str(pack.title) if pack else change.pack
    return Line(change, practice, before, after, title, open_ and may_take_back(person, change))


def found(person: Person) -> Any:
    return PracticeChange.objects.visible_to(person).select_related(*RELATED)


def lines_of(person: Person, *, practice: Practice, scope: Scope) -> list[Line]:
    """The latest about one practice in one place."""
    rows = found(person).filter(practice=practice.id, **columns(scope))
    return [line(person, one) for one in rows[:20]]


TAKEN = Leaving(
    "practice-changes",
    gettext_lazy("Changes to practices"),
    lambda request: found(request.user),
    (
        Column(gettext_lazy("When"), "change.at", Kind.MOMENT),
        Column(gettext_lazy("By"), "change.by.name"),
        Column(gettext_lazy("Practice"), "title"),
        Column(gettext_lazy("For whom"), "place"),
        Column(gettext_lazy("Before"), "before"),
        Column(gettext_lazy("After"), "after"),
        Column(gettext_lazy("Starting set"), "pack"),
    ),
    dress=lambda request, rows: [line(request.user, one) for one in rows],
)


@require_safe
@team_only
@TAKEN
def page(request: HttpRequest) -> HttpResponse:
    shown = Paginator(found(request.user), A_PAGE).get_page(request.GET.get("page"))
    lines = [line(request.user, one) for one in shown]
    context = {"page": shown, "lines": lines, "tab": "changes", "may_set": may_administer(request.user)}
    return render(request, "practices/changes.html", context)


@require_POST
@team_only
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """All that was changed together with it; what somebody has changed again since stays."""
    undone = take_back(change_or_404(request.user, pk), by=request.user, at=timezone.now())
    for scope in {one.scope for one in undone}:
        look_again(scope)
    toast(request, _("Taken back.") if undone else _("Somebody has changed it since. It stays as it is now."))
    return redirect(came_from(request))
