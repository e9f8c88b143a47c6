"""A feed of one of us: whoever knows its address reads it, there is nobody to sign in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.exchange.calendars.answer import answered
from vinculo.exchange.calendars.feeds import read_ours


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    return answered(request, read_ours(secret, at=timezone.now()))
