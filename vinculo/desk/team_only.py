"""Pages that change the record of clients: for our team, not for guests."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from vinculo.clients.permissions import may_change_clients

View = Callable[..., HttpResponse]


def team_only(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not may_change_clients(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
