"""
The conversation of a browser with an upload, the same for both faces:

    POST start        {"name", "size", …}            -> 201 {"upload", "received", "piece"}
    GET  <upload>                                    -> 200 {"received", "size"}
    POST <upload>/piece?offset=n   the bytes         -> 200 {"received"}, 409 {"received"} when out of step
    POST <upload>/finish                             -> 200 {"url"}

What cannot be taken is answered with 413 or 422 and {"why": a sentence for the sender}.
"""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.documents.arriving import PIECE, NothingInIt, NotKept, TooLarge
from vinculo.documents.models import Upload
from vinculo.documents.sizes import size_words
from vinculo.documents.uploads import OutOfStep, TooMany, add_piece

AT_ONCE = 8 * 1024 * 1024  # bytes a browser sends in one piece


def begun(upload: Upload) -> dict[str, object]:
    return {"upload": str(upload.pk), "received": upload.received, "piece": AT_ONCE}


def how_far(upload: Upload) -> JsonResponse:
    return JsonResponse({"received": upload.received, "size": upload.size})


def piece_taken(request: HttpRequest, upload: Upload) -> JsonResponse:
    """Writes the body of the request as it comes."""
    offset = request.GET.get("offset", "")
    if not (offset.isascii() and offset.isdigit() and len(offset) < 16):
        return JsonResponse({"received": upload.received}, status=409)
    return answered(lambda: {"received": add_piece(upload, int(offset), _body(request), at=timezone.now())})


def answered(act: Callable[[], dict[str, object]], status: int = 200) -> JsonResponse:
    """What the act answers; or why it cannot be, for the page to say."""
    try:
        return JsonResponse(act(), status=status)
    except OutOfStep as where:
        return JsonResponse({"received": where.received}, status=409)
    except TooLarge as why:
        return JsonResponse({"why": why_not(why)}, status=413)
    except NotKept as why:
        return JsonResponse({"why": why_not(why)}, status=422)
    except FileNotFoundError:
        return JsonResponse({"why": _("Too much time went by. Send the file once more.")}, status=410)


def why_not(why: NotKept) -> str:
    """A sentence for whoever sent the file."""
    if isinstance(why, TooLarge):
        return _("Files of this kind may have up to %(size)s.") % {"size": size_words(why.limit)}
    if isinstance(why, TooMany):
        return _("Several files are on their way already. Let them arrive first.")
    if isinstance(why, NothingInIt):
        return _("There is nothing in this file.")
    return _("This file cannot be taken.")


def _body(request: HttpRequest) -> Iterator[bytes]:
    while piece := request.read(PIECE):
        yield piece
