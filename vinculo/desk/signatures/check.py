"""Is this file one that we sealed, and is it whole?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.signatures.forms import FileForm
from vinculo.desk.signatures.found import seen_by
from vinculo.documents.sealing.verdict import LARGEST
from vinculo.documents.signing.words import told


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "heading": _("Check a file"), "back_url": "/signatures/"}
    if request.method == "POST" and form.is_valid():
        from vinculo.documents.sealing.checking import check as look  # large: only whoever looks takes it in

        sent = form.cleaned_data["file"]
        verdict = look(sent.read(LARGEST + 1))
        mine = seen_by(request.user).filter(sealed__document__versions__sha256=verdict.sha256)
        context |= {"name": sent.name, "told": told(verdict), "known": mine.distinct().first()}
    return render(request, "signatures/check.html", context)
