"""What a form says about sending: the hour it is to leave at, and why it goes as it is."""

from datetime import datetime, time
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.letters.guards.words import REASONS


def typed_hour(form: Any, now: datetime) -> datetime | None:
    """Day and hour as typed, nine o'clock where only a day is; None, with an error at the field, without a day."""
    if not (on := form.cleaned_data.get("on")):
        form.add_error("on", _("On which day should it leave?"))
        return None
    at = timezone.make_aware(datetime.combine(on, form.cleaned_data.get("at_time") or time(9)))
    if at <= now:
        form.add_error("at_time", _("That hour has passed. When should it leave?"))
    return at


def reason_of(request: HttpRequest) -> str:
    """The one that was chosen, in the words of English, or what was written."""
    own = " ".join(request.POST.get("reason_text", "").split())[:300]
    return own or (request.POST.get("reason", "") if request.POST.get("reason") in REASONS else "")
