"""Having a long list made, seeing how far it is, and fetching it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe

from vinculo import jobs
from vinculo.desk.lists.making import page_of, ready_for
from vinculo.exchange.lists.models import ListFile

LONGEST = 2000
JOB = "vinculo.desk.lists.making.make"


@require_POST
@transaction.atomic
def make(request: HttpRequest) -> HttpResponse:
    """`address` is that of a list page with what was asked of it; the page decides who may."""
    address, kind = request.POST.get("address", ""), request.POST.get("kind", "")
    match = page_of(address) if len(address) <= LONGEST else None
    if match is None or kind not in match.func.list.kinds:  # type: ignore[attr-defined]
        raise Http404
    waiting = ListFile.objects.for_(request.user).filter(state=ListFile.State.WAITING, address=address, kind=kind)
    if known := waiting.first():
        return redirect(known)
    try:
        ready = ready_for(request.user, address)
    except PermissionDenied:
        raise Http404 from None
    wanted = ListFile.objects.create(
        by=request.user, title=ready.title, name=ready.name, address=address, kind=kind,
        language=translation.get_language() or "en", asked_at=timezone.now(),
    )  # fmt: skip
    jobs.enqueue(JOB, wanted.pk)
    return redirect(wanted)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "lists/file.html", {"file": _file_of(request, pk)})


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part that moves. An answer without content says that the page has something new to show."""
    file = _file_of(request, pk)
    if not file.is_waiting:
        return HttpResponse(status=204)
    return render(request, "lists/progress.html", {"file": file})


@require_safe
def download(request: HttpRequest, pk: int) -> Any:
    file = _file_of(request, pk)
    if not file.is_ready or not file.path.is_file():
        raise Http404
    return FileResponse(file.path.open("rb"), as_attachment=True, filename=file.file_name)


def _file_of(request: HttpRequest, pk: int) -> ListFile:
    return get_object_or_404(ListFile.objects.for_(request.user), pk=pk)
