"""The answer that carries a file, and the headers that keep it harmless."""

from collections.abc import Iterator

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from vinculo.documents.arriving import PIECE
from vinculo.documents.keeping import alert, hash_of, open_bytes
from vinculo.documents.models import Page, Version
from vinculo.documents.names import disposition
from vinculo.documents.serving.ranges import NotSatisfiable, asked
from vinculo.documents.storage import storage

SANDBOX = "default-src 'none'; sandbox"
REMEMBERED = 600  # seconds that a file found whole is not hashed again, while its store says it did not change


def file_answer(request: HttpRequest, version: Version) -> HttpResponseBase:
    """The file, or the part of it that was asked for: to be saved under its name, never shown."""
    if not is_intact(version):
        return damaged(request)
    tag = f'"{version.sha256}"'
    wants = request.headers.get("Range", "") if request.headers.get("If-Range", tag) == tag else ""
    try:
        part = asked(wants, version.size)
    except NotSatisfiable:
        return _guarded(HttpResponse(status=416, headers={"Content-Range": f"bytes */{version.size}"}))
    first, last = part or (0, version.size - 1)
    body = () if request.method == "HEAD" else _pieces(version, first, last)
    response = StreamingHttpResponse(body, status=206 if part else 200, content_type=_type(version))
    response["Content-Length"] = str(last - first + 1)
    if part:
        response["Content-Range"] = f"bytes {first}-{last}/{version.size}"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = tag
    response["Content-Disposition"] = disposition(version.name)
    return _guarded(response)


def picture_answer(page: Page) -> HttpResponseBase:
    """A picture that we drew ourselves: the only thing of a file that a page shows."""
    try:
        with storage().open(page.key, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return _guarded(HttpResponse(status=404))
    return _guarded(HttpResponse(data, content_type="image/webp", headers={"Content-Disposition": "inline"}))


def paper_answer(content: bytes, name: str) -> HttpResponse:
    """A paper of our own making, whole, to be saved under its name."""
    headers = {"Content-Disposition": disposition(name)}
    response = HttpResponse(content, content_type="application/pdf", headers=headers)
    _guarded(response)
    return response


def damaged(request: HttpRequest) -> HttpResponse:
    return render(request, "documents/damaged.html", status=409)


def is_intact(version: Version) -> bool:
    """Whether the store still holds what came in. What is lost is damaged too. Whoever looks after us is told."""
    try:
        size = storage().size(version.key)  # first: of what is lost, not every store says so when asked for its time
        mark = f"{version.key}:{storage().get_modified_time(version.key).timestamp()}:{size}"
        known = f"vinculo.documents.intact:{mark}"
        if cache.get(known):
            return True
        if hash_of(version) == version.sha256:
            cache.set(known, 1, REMEMBERED)
            return True
    except FileNotFoundError:
        pass
    alert(version)
    return False


def _pieces(version: Version, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with open_bytes(version) as file:
        file.seek(first)
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _type(version: Version) -> str:
    return f"{version.media_type}; charset=utf-8" if version.media_type == "text/plain" else version.media_type


def _guarded(response: HttpResponseBase) -> HttpResponseBase:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "no-store"
    response["Cross-Origin-Resource-Policy"] = "same-site" if settings.FILES_URL else "same-origin"
    response["X-Robots-Tag"] = "noindex"
    response["X-Frame-Options"] = "DENY"
    return response
