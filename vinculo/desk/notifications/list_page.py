"""The list behind the bell."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.undo import undo_address, undoing
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.notifications.models import Notice
from vinculo.notifications.wording import worded
from vinculo.people.models import Person
from vinculo.web.toasts import toast

A_PAGE = 40


def _which(request: HttpRequest) -> str:
    return "new" if request.GET.get("which") == "new" else "all"


def _found(request: HttpRequest) -> Any:
    found = Notice.objects.of(request.user).newest_first()
    return found.unseen() if _which(request) == "new" else found


TAKEN = Leaving(
    "notices",
    _lazy("Notices"),
    _found,
    (
        Column(_lazy("When"), "notice.at", Kind.MOMENT),
        Column(_lazy("What"), "sentence"),
        Column(_lazy("Details"), "detail"),
        Column(pgettext_lazy("a moment", "Seen"), "notice.seen_at", Kind.MOMENT),
    ),
    dress=lambda _request, rows: worded(rows, timezone.localdate()),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    which = _which(request)
    page: Any = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "which": which, "query": f"which={which}&", "today": timezone.localdate(),
        "notices": worded(list(page.object_list), timezone.localdate()),
    }  # fmt: skip
    return render(request, "notices/list.html", context)


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them; a script asks for no page."""
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    is_new = notice.see(at=timezone.now())
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    if is_new:
        toast(request, _("Seen."), undo=undo_address(request.user, "notices.seen", ids=[pk]))
    return redirect("notices:list")


@require_POST
def all_seen(request: HttpRequest) -> HttpResponse:
    ids = list(Notice.objects.of(request.user).unseen().values_list("pk", flat=True)[:1000])
    number = Notice.objects.unseen().filter(pk__in=ids).update(seen_at=timezone.now())
    if number:
        said = ngettext("%(number)d seen.", "%(number)d seen.", number) % {"number": number}
        toast(request, said, undo=undo_address(request.user, "notices.seen", ids=ids))
    return redirect("notices:list")


@undoing("notices.seen")
def unsee(person: Person, ids: list[int], before: Any) -> None:
    Notice.objects.of(person).filter(pk__in=ids).update(seen_at=None)
