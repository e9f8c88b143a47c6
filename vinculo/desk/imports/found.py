"""Who may import, and which imports are whose. Whatever is not theirs is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from vinculo.exchange.models import ImportRun

View = Callable[..., HttpResponse]


def importers_only(view: View) -> View:
    """For administrators, managers and members; to guests these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and request.user.is_guest:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def run_of(request: HttpRequest, pk: int) -> ImportRun:
    runs = ImportRun.objects.visible_to(request.user).select_related("by", "client")
    return get_object_or_404(runs, pk=pk)
