"""What was brought so far."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.desk.imports.forms import UploadForm
from vinculo.desk.imports.found import importers_only
from vinculo.exchange.models import ImportRun

SHOWN = 50


@require_safe
@importers_only
def list_page(request: HttpRequest) -> HttpResponse:
    runs = ImportRun.objects.visible_to(request.user).select_related("by", "client").newest_first()[:SHOWN]
    return render(request, "imports/list.html", {"runs": runs, "form": UploadForm(person=request.user)})
