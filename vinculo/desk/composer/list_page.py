"""One's drafts, what has not left yet, and what left lately."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.team_only import team_only
from vinculo.exchange.lists.columns import Column, Kind
from vinculo.letters.models import Letter, State
from vinculo.letters.refusals import why

MOST = 40  # drafts, and letters on their way
LATELY = 15
SHOWN = (State.DRAFT, State.WAITING, State.SENDING, State.FAILED)


def _mine(request: HttpRequest) -> Any:
    return Letter.objects.visible_to(request.user).filter(by=request.user).select_related("client", "project")


TAKEN = Leaving(
    "letters",
    _("Letters"),
    lambda request: _mine(request).filter(state__in=(*SHOWN, State.SENT)).prefetch_related("to").newest_first(),
    (
        Column(_("Subject"), "subject"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("To"), lambda letter: ", ".join(str(contact) for contact in letter.to.all())),
        Column(_("State"), "get_state_display"),
        Column(_("Leaves"), "send_at", Kind.MOMENT),
        Column(_("Sent"), "sent_at", Kind.MOMENT),
        Column(_("Text"), "text"),
    ),
)


@team_only
@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    mine = _mine(request)
    at_hand = list(mine.filter(state__in=SHOWN).prefetch_related("to").newest_first()[: 2 * MOST])
    now = timezone.now()
    for letter in at_hand:
        letter.why, letter.waits_for_hour = why(letter), letter.is_later(now)
    context = {
        "drafts": [letter for letter in at_hand if letter.is_draft][:MOST],
        "waiting": [letter for letter in at_hand if not letter.is_draft][:MOST],
        "sent": list(mine.filter(state=State.SENT).order_by("-sent_at", "-pk").prefetch_related("to")[:LATELY]),
    }
    return render(request, "letters/list.html", context)
