"""The archives there are, how far the next one is, and the one to take away."""

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.desk.archive.found import archives_of, mine
from vinculo.exchange.archive.asking import KEPT
from vinculo.exchange.archive.models import Archive
from vinculo.people.permissions import may_administer, only

MOST = 20


@only(may_administer)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    found = list(archives_of(request).select_related("by")[:MOST])
    waiting = next((one for one in found if one.is_waiting and one.by_id == request.user.pk), None)
    context = {
        "archives": [(one, one.may_be_taken_by(request.user)) for one in found if not one.is_waiting],
        "waiting": waiting,
        "days": KEPT.days,
    }
    return render(request, "archive/list.html", context)


@only(may_administer)
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The part that moves. An answer without content says that the page has something new to show."""
    waiting = Archive.objects.waiting().filter(by=request.user).first()
    if waiting is None:
        return HttpResponse(status=204)
    return render(request, "archive/progress.html", {"waiting": waiting})


@only(may_administer)
@require_safe
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """To whoever did not have it made, there is nothing here; the others prove first that it is them."""
    return _confirmed(request, mine(request, pk))


@reauthentication_required
def _confirmed(request: HttpRequest, archive: Archive) -> HttpResponse:
    return render(request, "archive/take.html", {"archive": archive})
