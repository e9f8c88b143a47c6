"""Drawers: made, named, taken away. What lies in one is never lost with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.documents.forms import DrawerForm
from vinculo.desk.documents.found import Place, folder_of, place_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on
from vinculo.documents.verbs import empty
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    place = place_of(request)
    form = DrawerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.client, form.instance.project, form.instance.inside = place.client, place.project, place.folder
        form.save()
        return go_on(request, place.here)
    context = {"form": form, "heading": _("New drawer"), "back_url": place.here}
    return render(request, "web/form_page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    folder = folder_of(request, pk)
    form = DrawerForm(request.POST or None, instance=folder)
    back = Place(folder.client, folder.project, folder).here
    if request.method == "POST" and form.is_valid():
        form.save()
        return go_on(request, back)
    return render(request, "documents/drawer.html", {"form": form, "heading": _("Drawer"), "back_url": back})


@require_POST
@team_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    folder = folder_of(request, pk)
    place = Place(folder.client, folder.project, folder.inside)
    empty(folder, at=timezone.now())
    toast(request, _("The drawer is gone. What was in it lies here."))
    return redirect(place.here)
