"""Bring a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.desk.imports.forms import UploadForm
from vinculo.desk.imports.found import importers_only
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.refusals import Refused
from vinculo.exchange.work import start_reading


@require_http_methods(["GET", "HEAD", "POST"])
@importers_only
def upload(request: HttpRequest) -> HttpResponse:
    initial = {"client": _name_of(request)}
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = UploadForm(*sent, person=request.user, initial=initial)
    if form.is_valid():
        run = _received(form)
        if run is not None:
            return redirect("imports:columns" if run.state == State.MAPPING else "imports:run", run.pk)
    return render(request, "imports/new.html", {"form": form})


def _name_of(request: HttpRequest) -> str:
    """A client's page may send its visitors here with ?client=7."""
    pk = request.GET.get("client", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 16):
        return ""
    found = Client.objects.visible_to(request.user).kept().filter(pk=int(pk)).first()
    return found.name if found else ""


def _received(form: UploadForm) -> ImportRun | None:
    """The run, or None with the reason in the form."""
    file, name, client = form.cleaned_data["file"], form.cleaned_data["client"], form.named_client()
    try:
        run = receive(file.chunks(), file.name, by=form.person, client=client)
    except Refused as refused:
        form.add_error("file", refused.sentence)
        return None
    if name and client is None:
        if run.holds not in ("board", "history"):
            run.forget_file()
            run.delete()
            form.add_error("client", _("No client of yours is called %(name)s.") % {"name": name})
            return None
        run.new_client = name
        run.save(update_fields=["new_client"])
    if run.state == State.READING:
        start_reading(run)
    return run
