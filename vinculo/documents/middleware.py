"""Where files have a host of their own, nothing else is there, and they are nowhere else."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

PREFIX = "/files/"


class FilesHostMiddleware:
    """Does nothing without VINCULO_FILES_URL."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.FILES_URL:
            is_files_host = request.get_host() == urlsplit(settings.FILES_URL).netloc
            if is_files_host != request.path.startswith(PREFIX):
                return HttpResponse(status=404)
        return self.get_response(request)
