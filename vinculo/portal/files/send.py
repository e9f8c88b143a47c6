"""A client sends files: to a project, for something they owe, or as the next version of what they sent before."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vinculo.documents.arriving import NotKept, largest
from vinculo.documents.keeping import add_version
from vinculo.documents.models import Version
from vinculo.documents.receiving import why_not
from vinculo.documents.sizes import size_words
from vinculo.logbook.theirs.files import sent
from vinculo.logbook.theirs.them import Them
from vinculo.portal.files.forms import SendForm, VersionForm
from vinculo.portal.files.where import asked_of, choices, new_document
from vinculo.portal.requests.acting import posted, them
from vinculo.portal.shared.files import opened, own_document
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PortalRequest) -> HttpResponse:
    asked = asked_of(request)
    projects = choices(request.visitor, asked)
    if not projects:
        raise Http404
    form = SendForm(posted(request), _files(request), projects=projects)
    back = asked.address or "/portal/files/"
    if request.method == "POST" and form.is_valid():
        to = new_document(request.visitor, form.project_id)
        kept = kept_of(them(request), form, to, form.cleaned_data["files"])
        if kept:
            sent(them(request), kept, project_id=form.project_id or None, ref=asked.ref)
            client_changed(request.visitor.client_id)
            number = len(kept)
            words = ngettext("%(number)d file is here. Thank you.", "%(number)d files are here. Thank you.", number)
            toast(request, words % {"number": number})
        if not form.errors:
            return redirect(back)
    only = projects[0][0] if len(projects) == 1 else 0
    start = f"owed={asked.ref}" if asked.ref else f"project={only}"
    context = {"form": form, "asked": asked, "back_url": back, "start": start, "largest": size_words(largest())}
    return render(request, "portal/files/send.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def next_version(request: PortalRequest, pk: int) -> HttpResponse:
    document, seen = own_document(request.visitor, pk), opened(request.visitor, pk)
    if document is None or seen is None:
        raise Http404
    form = VersionForm(posted(request), _files(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = kept_of(them(request), form, document, [said["files"]], note=said["note"])
        if kept:
            sent(them(request), kept, project_id=document.project_id)
            client_changed(request.visitor.client_id)
            toast(request, _("Version %(number)d is here. Thank you.") % {"number": kept[0].number})
            return redirect("portal:file", pk=pk)
    context = {"form": form, "document": seen, "back_url": f"/portal/files/{pk}/", "largest": size_words(largest())}
    return render(request, "portal/files/send.html", {**context, "start": f"document={pk}"})


def _files(request: PortalRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def kept_of(who: Them, form: Any, to: Any, files: list[Any], note: str = "") -> list[Version]:
    """What could be kept; what could not is said at the form."""
    kept = []
    for file in files:
        said = {"name": file.name, "note": note, "by_contact": who.contact, "actor": who.actor}
        try:
            kept.append(add_version(to, file, at=timezone.now(), **said))
        except NotKept as why:
            form.add_error("files", _("%(name)s: %(why)s") % {"name": file.name, "why": why_not(why)})
    return kept
