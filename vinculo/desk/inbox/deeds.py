"""What one does with a thread: archive it, put it off, give it to somebody; each is taken back with one press."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.calendar.hours import HoursNotUnderstood, WeekHours
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import Question, Thread, ThreadSeen
from vinculo.desk.inbox.found import thread_of
from vinculo.desk.inbox.undoing import state_of
from vinculo.desk.team_only import team_only
from vinculo.desk.today.later import read_moment
from vinculo.desk.today.snoozing import Later, moments
from vinculo.desk.told import now_yours
from vinculo.desk.undo import came_from, undo_address
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.people.worktime import work_calendar
from vinculo.web.dates import moment
from vinculo.web.toasts import toast

INBOX = "/inbox/"


@require_POST
@team_only
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    thread = thread_of(request, pk)
    undo = _undo(request, thread)
    thread.archive(by=request.user, at=timezone.now())
    still = Question.objects.open().filter(interaction__thread=thread).exists()
    words = _("Archived. The question in it stays open.") if still else _("Archived.")
    toast(request, words, undo=undo)
    return redirect(_back_to(request, thread))


@require_POST
@team_only
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    thread = thread_of(request, pk)
    undo = _undo(request, thread)
    thread.bring_back()
    thread.snooze(until=None)
    toast(request, _("It is back in the inbox."), undo=undo)
    return redirect(thread)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def snooze(request: Any, pk: int) -> HttpResponse:
    """?until= one of the good moments, or one's own."""
    thread, at = thread_of(request, pk), timezone.now()
    until = read_moment(request.POST.get("until", "")) if request.method == "POST" else None
    if until is None or until <= at:
        refused = request.method == "POST"
        context = {"thread": thread, "later": later(request, thread.contact, at), "refused": refused}
        return render(request, "inbox/snooze.html", context, status=422 if refused else 200)
    undo = _undo(request, thread)
    thread.snooze(until=until)
    toast(request, _("Snoozed until %(when)s, or until they write.") % {"when": moment(until)}, undo=undo)
    return go_on(request, _back_to(request, thread))


def later(request: Any, contact: Contact | None, at: datetime) -> list[Later]:
    """Good moments to come back to it, in our hours and those of whom it is with."""
    calendar = work_calendar(request.desk.organization)
    opens_at = None
    if contact:
        try:
            zone = ZoneInfo(contact.time_zone) if contact.time_zone else calendar.zone
            hours = WeekHours.from_json(contact.hours)
            opens_at = hours.now_yes_or_no(at, zone).opens_at if hours else None
        except (HoursNotUnderstood, ZoneInfoNotFoundError, ValueError):
            opens_at = None
    name = contact.first_name if contact else ""
    here = timezone.get_current_timezone()
    return moments(at=at, zone=here, calendar=calendar, opens_at=opens_at, name=name)


class AssignForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(), required=False, label=gettext_lazy("Who sees to it"),
        empty_label=gettext_lazy("Whoever has the client"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = staff()


def staff() -> QuerySet[Person]:
    people: QuerySet[Person] = Person.objects.active().exclude(role="guest").by_name()
    return people


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    thread = thread_of(request, pk)
    form = AssignForm(request.POST or None, initial={"person": thread.assigned_to or request.user})
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        if person and not Client.objects.visible_to(person).filter(pk=thread.client_id).exists():
            form.add_error("person", _("%(name)s does not see this client.") % {"name": person.name})
        else:
            undo = _undo(request, thread)
            thread.assign(to=person)
            now_yours(request, f"thread:{pk}", person, what=thread.subject, client_id=thread.client_id)
            toast(request, _said(person), undo=undo)
            return go_on(request, thread.get_absolute_url())
    context = {"form": form, "thread": thread, "heading": _("Who sees to it?"), "back_url": thread.get_absolute_url()}
    return render(request, "inbox/assign.html", context, status=422 if form.errors else 200)


def _said(person: Person | None) -> str:
    if person is None:
        return _("Whoever has the client sees to it.")
    return _("%(name)s sees to it.") % {"name": person.name}


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """They have read it up to its last word."""
    thread = thread_of(request, pk)
    ThreadSeen.objects.update_or_create(thread=thread, person=request.user, defaults={"at": thread.last_at})
    return HttpResponse(status=204)


def _undo(request: HttpRequest, thread: Thread) -> str:
    return undo_address(request.user, "inbox.changed", ids=[thread.pk], before=[state_of(thread)])


def _back_to(request: HttpRequest, thread: Thread) -> str:
    """The list as it was; from the page of the thread itself, the inbox."""
    there = came_from(request)
    return INBOX if there.startswith(thread.get_absolute_url()) or not there.startswith(INBOX) else there
