"""Having an archive made, taking it away, deleting it."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.archive.found import archives_of, mine
from vinculo.exchange.archive.asking import ask_for
from vinculo.exchange.archive.models import Archive
from vinculo.exchange.archive.refusals import Refused
from vinculo.people.acting import acting
from vinculo.people.permissions import may_administer, only
from vinculo.record.chain import Act, append
from vinculo.web.toasts import toast


@only(may_administer)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    try:
        ask_for(by=request.user, language=translation.get_language() or "en", at=timezone.now())
    except Refused as why:
        toast(request, str(why))
    return redirect("archive:list")


@only(may_administer)
@require_safe
def download(request: HttpRequest, pk: int) -> Any:
    return _taken(request, mine(request, pk))


@reauthentication_required
def _taken(request: HttpRequest, archive: Archive) -> Any:
    """The file itself. That it left the house is in the record before the first byte does."""
    if not archive.path.is_file():
        raise Http404
    facts = {"sha256": archive.sha256, "size": archive.size}
    append(Act("record.archived", f"archive:{archive.pk}", facts=facts), actor=acting(request.user), at=timezone.now())
    return FileResponse(
        archive.path.open("rb"), as_attachment=True, filename=f"vinculo-{archive.asked_at:%Y-%m-%d}.zip",
        content_type="application/zip",
    )  # fmt: skip


@only(may_administer)
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """The file goes; that there was one stays in the list."""
    get_object_or_404(archives_of(request), pk=pk).forget_file()
    toast(request, _("The archive is deleted. A new one can be made any time."))
    return redirect("archive:list")
