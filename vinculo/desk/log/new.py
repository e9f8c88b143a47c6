"""The quick log: any exchange, from anywhere, in under ten seconds."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client, Contact
from vinculo.desk.log import who
from vinculo.desk.log.about import about_client, preset, projects_for
from vinculo.desk.log.forms import CHANNELS, LogForm
from vinculo.desk.log.page_they_are_on import page_they_are_on
from vinculo.desk.log.writing import entry_of
from vinculo.desk.undo import came_from, undo_address
from vinculo.logbook.log import log
from vinculo.people.models import Person
from vinculo.practices import answers
from vinculo.practices.models import Nudge
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project
from vinculo.web.dialogs import in_dialog
from vinculo.web.toasts import toast

Chosen = tuple[Client, Contact | None]


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, LogForm(initial=_initial(request)))
    form = LogForm(request.POST)
    valid = form.is_valid()
    found = _with_whom(request, form)
    project = _about_which(request.user, form, found)
    if not valid or not found or form.errors:
        return _ask(request, form, found)
    interaction = _write(request, form, found, project)
    undo = undo_address(request.user, "log", ids=[interaction.pk], back=_back(request))
    toast(request, _("Logged with %(name)s.") % {"name": (found[1] or found[0]).name}, undo=undo)
    return redirect(_back(request) or found[0].get_absolute_url())


def _with_whom(request: HttpRequest, form: LogForm) -> Chosen | None:
    """Who was chosen; a name that was only typed counts when one person alone answers to it."""
    said = request.POST.get("chosen") or ""
    if found := who.chosen(request.user, said):
        return found
    typed = (request.POST.get("who") or "").strip()
    if not typed:
        form.add_error("who", _("With whom was it? A few letters of the name are enough."))
        return None
    named = who.named(request.user, typed)
    if len(named) == 1:
        return who.chosen(request.user, named[0].value)
    form.add_error("who", _("Which of them?") if named else _("We know nobody called %(name)s.") % {"name": typed})
    return None


def _about_which(person: Person, form: LogForm, found: Chosen | None) -> Project | None:
    """The project: the one chosen, or the only one there is. 0 says that it was about none."""
    given = form.cleaned_data.get("project")
    if found is None or (given == 0 and not person.is_guest):
        return None
    projects = projects_for(person, found[0])
    project = preset(projects, given)
    if project is None and person.is_guest:
        form.add_error("who", _("Say which of your projects it was about."))
    return project


@transaction.atomic
def _write(request: HttpRequest, form: LogForm, found: Chosen, project: Project | None) -> Any:
    client, contact = found
    said, now = form.cleaned_data, timezone.now()
    needs_clock = form.marked.promises or form.marked.questions or said["promised"] or said["asked"]
    organization = request.desk.organization if needs_clock else None
    entry = entry_of(
        said, form.marked, client=client, contact=contact, project=project, organization=organization, now=now
    )
    interaction = log(entry, by=request.user, organization=organization)
    if said["nudge"]:
        nudge = Nudge.objects.visible_to(request.user).filter(client=client, pk=said["nudge"]).first()
        if nudge:
            answers.do(nudge, by=request.user, at=now)
    client_changed(client.pk)
    return interaction


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What the address says already: client, contact, channel, nudge, project, and a first line."""
    asked = request.GET
    initial: dict[str, Any] = {"chosen": "", "direction": "both", "felt": "", "audience": "team"}
    channel = asked.get("channel", "")
    if channel in dict(CHANNELS):
        initial["channel"] = channel
    for name in ("client", "contact", "nudge", "project"):
        if asked.get(name, "").isdecimal():
            initial[name] = int(asked[name])
    if asked.get("summary"):
        initial["summary"] = asked["summary"][:2000]
    if "client" not in initial and "contact" not in initial:
        initial.update(page_they_are_on(request))
    return initial


def _ask(request: HttpRequest, form: LogForm, found: Chosen | None = None) -> HttpResponse:
    person = request.user
    choices, selected = _choices(person, form, found)
    if found is None and selected:
        found = who.chosen(person, selected)
    about = None
    if found:
        about = about_client(person, found[0], _number(form["project"].value()))
    context = {
        "form": form,
        "choices": choices,
        "selected": selected,
        "about": about,
        "client": found[0] if found else None,
        "answered": {int(value) for value in (form["answers"].value() or ()) if str(value).isdecimal()},
        "back": _back(request) or (came_from(request) if request.method == "GET" else ""),
        "base": "web/sheet.html" if in_dialog(request) else "web/staff.html",
    }
    return render(request, "log/new.html", context)


def _choices(person: Person, form: LogForm, found: Chosen | None) -> tuple[list[who.Choice], str]:
    """The names to choose from, and the value of the one that is chosen already."""
    if form.is_bound:
        typed = (form["who"].value() or "").strip()
        if found:
            client, contact = found
            choice = who.Choice(
                client.pk, client.name, contact.pk if contact else None, contact.name if contact else ""
            )
            return [choice], choice.value
        return (who.named(person, typed) if typed else who.recent(person)), ""
    client_id, contact_id = form.initial.get("client"), form.initial.get("contact")
    if client_id:
        at_client = who.at_client(person, client_id, contact_id)
        return at_client or who.recent(person), at_client[0].value if at_client else ""
    if contact_id:
        at_contact = who.at_contact(person, contact_id)
        return at_contact or who.recent(person), at_contact[0].value if len(at_contact) == 1 else ""
    return who.recent(person), ""


def _number(value: Any) -> int | None:
    return int(value) if str(value).isdecimal() else None


def _back(request: HttpRequest) -> str:
    """The page of ours one came from, as the form carries it."""
    back = request.POST.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/") else ""
