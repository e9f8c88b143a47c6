"""What a document is called and where it lies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.desk.documents.forms import EditForm
from vinculo.desk.documents.found import Place, document_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.documents.verbs import move, rename
from vinculo.logbook.searchable import index_documents
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk)
    place = Place(document.client, document.project, document.folder)
    form = EditForm(request.POST or None, instance=document, place=place)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        rename(document, form.cleaned_data["title"], at=now)
        move(document, form.cleaned_data["folder"], at=now)
        index_documents([document])
        written(request, document.client_id)
        toast(request, _("Saved."))
        return go_on(request, document.get_absolute_url())
    context = {"form": form, "heading": _("Name and drawer"), "back_url": document.get_absolute_url()}
    return render(request, "web/form_page.html", context)
