"""The quick log: any exchange, from anywhere, in under ten seconds."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo import jobs
from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction
from vinculo.desk.log import areas, who
from vinculo.desk.log.about import about_client
from vinculo.desk.log.forms import CHANNELS, LogForm
from vinculo.desk.log.whom import asked_for
from vinculo.desk.log.writing import entry_of
from vinculo.desk.numbers import is_number
from vinculo.desk.questions.at_home import ask_at_home
from vinculo.desk.settled import settle
from vinculo.desk.told import named
from vinculo.desk.undo import came_from, undo_address
from vinculo.logbook.log import log
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.practices.recheck import client_changed
from vinculo.web.dialogs import in_dialog
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, LogForm(initial=_initial(request), person=request.user))
    form = LogForm(request.POST, person=request.user)
    if not form.is_valid() or form.client is None:
        return _ask(request, form)
    interaction = _write(request, form, form.client)
    undo = undo_address(request.user, "log", ids=[interaction.pk], back=_back(request))
    toast(request, _logged(form, request.user), undo=undo)
    return redirect(_back(request) or form.client.get_absolute_url())


def _logged(form: LogForm, person: Person) -> str:
    """With whom to ask at home, where what we asked is for somebody else's area."""
    said: dict[str, Any] = {"name": form.contact or form.client, "area": form.asked_for}
    if form.asked_for and (home := ask_at_home(form.asked_for, person)):
        words = _("Logged with %(name)s. %(home)s answers for %(area)s: ask at home first, it may be known.")
        return words % {**said, "home": home}
    return _("Logged with %(name)s.") % said


@transaction.atomic
def _write(request: HttpRequest, form: LogForm, client: Client) -> Interaction:
    said, now = form.cleaned_data, timezone.now()
    organization = request.desk.organization if _needs_clock(form) else None
    entry = entry_of(
        said, form.marked, client=client, contact=form.contact, project=form.work, area=form.asked_for,
        organization=organization, now=now, is_awaited=form.is_awaited,
    )  # fmt: skip
    with jobs.together():
        interaction = log(entry, by=request.user, organization=organization)
        if said["nudge"]:
            nudge = Nudge.objects.visible_to(request.user).filter(client=client, pk=said["nudge"]).first()
            settle(nudge, by=request.user, at=now)
        client_changed(client.pk)
    named(
        request, interaction.summary, f"interaction:{interaction.pk}", key=f"interaction:{interaction.pk}",
        what=client.name, client=client.name, client_id=client.pk,
        may_see=lambda person: Interaction.objects.visible_to(person).filter(pk=interaction.pk).exists(),
    )  # fmt: skip
    return interaction


def _needs_clock(form: LogForm) -> bool:
    """Whether our hours and days off matter: for a question, and for the margin of a day we promised."""
    said, marked = form.cleaned_data, form.marked
    suggests = bool(said["promised_on"] and not said["internal_on"])
    return bool(suggests or said["asked"] or marked.questions or any(one.promised_on for one in marked.promises))


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What the address says already: client, contact, channel, nudge, project, and a first line."""
    initial: dict[str, Any] = {"direction": "both", "felt": "", "audience": "team"}
    initial.update(asked_for(request, "nudge", "project"))
    if request.GET.get("channel", "") in dict(CHANNELS):
        initial["channel"] = request.GET["channel"]
    if request.GET.get("summary"):
        initial["summary"] = request.GET["summary"][:2000]
    return initial


def _ask(request: HttpRequest, form: LogForm) -> HttpResponse:
    client = form.client
    if client is None and form.selected and (found := who.chosen(request.user, form.selected)):
        client = found[0]
    context = {
        "form": form,
        "about": about_client(request.user, client, _number(form["project"].value())) if client else None,
        "areas": areas.choices(request.user, client, _number(form["project"].value()))
        if form["we_asked"].value()
        else [],
        "area": _number(form["area"].value()),
        "answered": {int(value) for value in (form["answers"].value() or ()) if is_number(str(value))},
        "back": _back(request) or (came_from(request) if request.method == "GET" else ""),
        "base": "web/sheet.html" if in_dialog(request) else "web/staff.html",
    }
    return render(request, "log/new.html", context)


def _number(value: Any) -> int | None:
    return int(value) if is_number(str(value)) else None


def _back(request: HttpRequest) -> str:
    """The page of ours one came from, as the form carries it."""
    back = request.POST.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/") else ""
