"""/files/…: the one address under which the bytes of strangers go out."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.documents.links import claim
from vinculo.documents.serving.answer import file_answer
from vinculo.documents.serving.readers import version_for


@login_not_required
@require_safe
def get(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """The file of a link. Whatever is wrong with it, it does not exist."""
    now = timezone.now()
    told = claim(token, at=now)
    version = version_for(request, told, at=now) if told else None
    if version is None:
        raise Http404
    return file_answer(request, version)
