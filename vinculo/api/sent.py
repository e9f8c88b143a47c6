"""What may be sent where, looked at before any of it is read: JSON, and the bytes of files where files belong."""

import re

from django.http import HttpRequest
from django.utils.translation import gettext as _

from vinculo.api.problems import Problem, wrong

LARGEST = 1024 * 1024
WITH_BODY = ("POST", "PATCH", "PUT")
FILES = re.compile(r"documents(/[^/]+/versions)?")
BYTES = "application/octet-stream"


def look_at_body(request: HttpRequest, rest: str) -> None:
    """Problem for what is too large, or no JSON; for a file, for what is larger than any file may be, or no bytes."""
    if request.method not in WITH_BODY:
        return
    length = request.META.get("CONTENT_LENGTH") or "0"
    size = int(length) if length.isdigit() else 0
    if request.method == "POST" and FILES.fullmatch(rest):
        _look_at_file(request, size)
        return
    if size > LARGEST:
        raise Problem("too-large", _("What is sent has at most one megabyte."))
    if length != "0" and request.content_type != "application/json":
        raise Problem("not-json", _("Send JSON and say so: “Content-Type: application/json”."))


def _look_at_file(request: HttpRequest, size: int) -> None:
    from vinculo.documents.arriving import TooLarge, largest
    from vinculo.documents.receiving import why_not

    if request.META.get("HTTP_TRANSFER_ENCODING"):
        raise wrong("Content-Length", _("Say in this header how long the file is, instead of sending it in chunks."))
    if size > largest():
        raise Problem("too-large", why_not(TooLarge(largest())))
    if size and request.content_type != BYTES:
        said = _("Send the bytes of the file and say so: “Content-Type: application/octet-stream”.")
        raise Problem("not-bytes", said)
