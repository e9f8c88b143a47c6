"""A letter as it came."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from vinculo.desk.mail.found import letter_of
from vinculo.desk.team_only import team_only
from vinculo.documents.names import disposition
from vinculo.mail import keeping
from vinculo.mail import shown as showing
from vinculo.mail.models import Received, State
from vinculo.mail.reading import letter
from vinculo.mail.reading.messages import MailRow
from vinculo.mail.sentences import doubt, reason


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    received = letter_of(request, pk)
    row, has_html = _read(received)
    context: dict[str, Any] = {
        "received": received,
        "row": row,
        "has_html": has_html,
        "why": reason(received.reason, received.facts),
        "doubt": doubt(received.doubt) if received.verdict == "unverified" else "",
        "may_share": received.state == State.PRIVATE and received.mailbox.owner_id == request.user.pk,
        "may_take_in": received.key and received.state in (State.LIST, State.AUTOMATIC, State.LOOP),
    }
    return render(request, "mail/page.html", context)


@require_safe
@team_only
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of a letter, made safe, on a page that may do nothing: its policy is its own, not the site's."""
    received = letter_of(request, pk)
    try:
        made = showing.shown(letter.opened(keeping.read(received.key)))
    except (keeping.Gone, letter.NotRead) as why:
        raise Http404 from why
    # Safe because nh3 has built it anew from a list of what is harmless, and because the page may run nothing.
    context = {"page": mark_safe(made.page), "left_out": made.left_out}
    answer = HttpResponse(render_to_string("mail/shown.html", context))
    answer["Content-Security-Policy"] = showing.POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@team_only
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as a file, to be saved."""
    received = letter_of(request, pk)
    try:
        data = keeping.read(received.key)
    except keeping.Gone as why:
        raise Http404 from why
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["Content-Disposition"] = disposition(f"{received.subject[:80] or 'letter'}.eml")
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _read(received: Received) -> tuple[MailRow | None, bool]:
    try:
        message = letter.opened(keeping.read(received.key))
        return letter.row_of(message), bool(showing.html_of(message))
    except (keeping.Gone, letter.NotRead):
        return None, False
