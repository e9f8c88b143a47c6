"""A contact wants no personal notes kept: said, and said otherwise. Nobody is asked to keep one meanwhile."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.models import Contact, NoNotes
from vinculo.desk.contacts.found import contact_changed, contact_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on
from vinculo.people.models import Person
from vinculo.web.toasts import toast


@require_POST
@team_only
def want_none(request: HttpRequest, pk: int) -> HttpResponse:
    contact = contact_of(request, pk)
    if NoNotes.want_none(contact, by=request.user, at=timezone.now()):
        contact_changed(contact)
        undo = undo_address(request.user, "contacts.no_notes", ids=[pk])
        toast(request, _("Noted: nobody is asked for a line about %(name)s.") % {"name": contact.first_name}, undo=undo)
    return go_on(request, contact.get_absolute_url())


@require_POST
@team_only
def may_be_kept(request: HttpRequest, pk: int) -> HttpResponse:
    contact = contact_of(request, pk)
    was = NoNotes.may_be_kept(contact)
    if was:
        contact_changed(contact)
        before = [was[0], was[1].isoformat()]
        undo = undo_address(request.user, "contacts.notes_kept", ids=[pk], before=before)
        toast(request, _("Notes about %(name)s may be kept again.") % {"name": contact.first_name}, undo=undo)
    return redirect(contact)


def _seen(person: Person, ids: list[int]) -> Any:
    return Contact.objects.visible_to(person).kept().filter(pk__in=ids)


@undoing("contacts.no_notes")
def not_said(person: Person, ids: list[int], before: Any) -> None:
    for contact in _seen(person, ids):
        NoNotes.may_be_kept(contact)
        contact_changed(contact)


@undoing("contacts.notes_kept")
def said_again(person: Person, ids: list[int], before: Any) -> None:
    """As it was noted then: by whom, and when."""
    by, at = before
    for contact in _seen(person, ids):
        who = Person.objects.filter(pk=by or 0).first()
        NoNotes.objects.get_or_create(contact=contact, defaults={"by": who, "at": datetime.fromisoformat(at)})
        contact_changed(contact)
