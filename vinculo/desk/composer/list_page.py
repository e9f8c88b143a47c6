"""One's drafts, what has not left yet, and what left lately."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vinculo.desk.team_only import team_only
from vinculo.letters.models import Letter, State
from vinculo.letters.refusals import why

MOST = 40  # drafts, and letters on their way
LATELY = 15
SHOWN = (State.DRAFT, State.WAITING, State.SENDING, State.FAILED)


@team_only
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    mine = Letter.objects.visible_to(request.user).filter(by=request.user).select_related("client")
    at_hand = list(mine.filter(state__in=SHOWN).prefetch_related("to").newest_first()[: 2 * MOST])
    now = timezone.now()
    for letter in at_hand:
        letter.why, letter.waits_for_hour = why(letter), letter.is_later(now)  # type: ignore[attr-defined]
    context = {
        "drafts": [letter for letter in at_hand if letter.is_draft][:MOST],
        "waiting": [letter for letter in at_hand if not letter.is_draft][:MOST],
        "sent": list(mine.filter(state=State.SENT).order_by("-sent_at", "-pk").prefetch_related("to")[:LATELY]),
    }
    return render(request, "letters/list.html", context)
