"""The same for several threads at once, taken back at once."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.clients.models import Client
from vinculo.conversations.models import Thread
from vinculo.desk.inbox.deeds import INBOX, later, staff
from vinculo.desk.inbox.found import MOST, threads_of
from vinculo.desk.inbox.undoing import state_of
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.today.later import read_moment
from vinculo.desk.told import now_yours
from vinculo.desk.undo import came_from, undo_address
from vinculo.web.dates import moment
from vinculo.web.toasts import toast


@require_POST
@team_only
def bulk(request: HttpRequest) -> HttpResponse:
    """`do` is archive, assign or snooze; without `person`, assign asks who, and snooze without a moment until when."""
    ids = [int(pk) for pk in request.POST.getlist("thread")[:MOST] if is_number(pk)]
    chosen = list(threads_of(request.user).filter(pk__in=ids).select_related("client", "contact").order_by("pk"))
    deed = DEEDS.get(request.POST.get("do", ""))
    if not chosen:
        toast(request, _("Nothing was chosen."))
    elif deed is assign and "person" not in request.POST:
        return ask_who(request, chosen)
    elif deed is snooze and _moment_to_come(request) is None:
        return ask_when(request, chosen)
    elif deed:
        deed(request, chosen)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The list as it was, which the page in between hands on."""
    back = request.POST.get("back", "") or came_from(request)
    return back if back.startswith(INBOX) else INBOX


def ask_who(request: HttpRequest, chosen: list[Thread]) -> HttpResponse:
    """On a page of its own, so that the list need not carry everybody's name."""
    return render(
        request, "inbox/assign_several.html", {"threads": chosen, "people": staff(), "back_url": _back(request)}
    )


def archive(request: HttpRequest, chosen: list[Thread]) -> None:
    words = ngettext("%(count)d conversation archived.", "%(count)d conversations archived.", len(chosen))
    values = {"archived_at": timezone.now(), "archived_by": request.user, "snoozed_until": None}
    _change(request, chosen, values, words % {"count": len(chosen)})


def snooze(request: HttpRequest, chosen: list[Thread]) -> None:
    until = _moment_to_come(request)
    assert until is not None
    words = ngettext(
        "%(count)d conversation snoozed until %(when)s.", "%(count)d conversations snoozed until %(when)s.", len(chosen)
    )
    _change(request, chosen, {"snoozed_until": until}, words % {"count": len(chosen), "when": moment(until)})


def ask_when(request: HttpRequest, chosen: list[Thread]) -> HttpResponse:
    """The moments that are offered for one; the hours of a contact only where all are with the same."""
    contacts = {one.contact_id: one.contact for one in chosen}
    contact = next(iter(contacts.values())) if len(contacts) == 1 else None
    refused = "until" in request.POST
    context = {
        "threads": chosen, "later": later(request, contact, timezone.now()), "refused": refused,
        "back_url": _back(request),
    }  # fmt: skip
    return render(request, "inbox/snooze_several.html", context, status=422 if refused else 200)


def _moment_to_come(request: HttpRequest) -> datetime | None:
    until = read_moment(request.POST.get("until", ""))
    return until if until and until > timezone.now() else None


def assign(request: HttpRequest, chosen: list[Thread]) -> None:
    asked = request.POST.get("person", "")
    person = staff().filter(pk=asked).first() if is_number(asked) else None
    if person is None and asked:
        toast(request, _("Choose who sees to them."))
        return
    if person:
        seen = set(
            Client.objects.visible_to(person)
            .filter(pk__in={one.client_id for one in chosen})
            .values_list("pk", flat=True)
        )
        if hidden := [one.client.name for one in chosen if one.client_id not in seen]:
            toast(request, _("%(name)s does not see %(client)s.") % {"name": person.name, "client": hidden[0]})
            return
        words = ngettext(
            "%(name)s sees to %(count)d conversation.", "%(name)s sees to %(count)d conversations.", len(chosen)
        ) % {"name": person.name, "count": len(chosen)}
    else:
        words = _("Whoever has the client sees to it.")
    _change(request, chosen, {"assigned_to": person}, words)
    new = [one for one in chosen if person and one.assigned_to_id != person.pk]
    if len(new) == 1:
        now_yours(request, f"thread:{new[0].pk}", person, what=new[0].subject, client_id=new[0].client_id)
    elif new:
        now_yours(request, f"threads:{len(new)}", person, what="", client_id=None, number=len(new))


DEEDS = {"archive": archive, "snooze": snooze, "assign": assign}


@transaction.atomic
def _change(request: HttpRequest, chosen: list[Thread], values: dict[str, Any], words: str) -> None:
    ids, before = [one.pk for one in chosen], [state_of(one) for one in chosen]
    Thread.objects.filter(pk__in=ids).update(**values)
    toast(request, words, undo=undo_address(request.user, "inbox.changed", ids=ids, before=before))
