from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vinculo.desk.settings.menu import entries_for


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    context = {"mine": entries_for(request.user, "me"), "house": entries_for(request.user, "house")}
    return render(request, "settings/overview.html", context)
