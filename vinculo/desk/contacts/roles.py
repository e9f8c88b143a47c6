"""What somebody is at each client: come, changed, left, back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.access import inviting
from vinculo.clients.models import Client, ContactRole
from vinculo.desk.access.found import actor_of
from vinculo.desk.contacts.forms import ElsewhereForm, LeaveForm, RoleForm
from vinculo.desk.contacts.found import contact_changed, contact_of, role_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Person
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@team_only
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """The same person at another client."""
    contact = contact_of(request, pk)
    form = ElsewhereForm(request.POST or None, contact=contact, person=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        contact_changed(contact)
        toast(
            request, _("%(name)s is at %(client)s too.") % {"name": contact.name, "client": form.instance.client.name}
        )
        return redirect(contact)
    return _asked(request, form, _("%(name)s at another client") % {"name": contact.name}, contact)


@ASKED
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    role = role_of(request, pk)
    form = RoleForm(request.POST or None, instance=role)
    if request.method == "POST" and form.is_valid():
        form.save()
        contact_changed(role.contact)
        toast(request, _("Saved."))
        return redirect(role.contact)
    heading = _("%(name)s at %(client)s") % {"name": role.contact.name, "client": role.client.name}
    return _asked(request, form, heading, role.contact)


@ASKED
@team_only
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    role = role_of(request, pk)
    form = LeaveForm(request.POST or None, instance=role, initial={"left_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        form.save()
        _close_the_door(request, role)
        contact_changed(role.contact)
        back = undo_address(request.user, "contacts.left", ids=[role.pk], back=role.contact.get_absolute_url())
        said = _("%(name)s left %(client)s. What was said with them stays.")
        toast(request, said % {"name": role.contact.name, "client": role.client.name}, undo=back)
        return redirect(role.contact)
    heading = _("%(name)s leaves %(client)s") % {"name": role.contact.name, "client": role.client.name}
    return _asked(request, form, heading, role.contact)


@require_POST
@team_only
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    role = role_of(request, pk)
    back_again(request.user, [role.pk], None)
    toast(request, _("%(name)s is at %(client)s again.") % {"name": role.contact.name, "client": role.client.name})
    return redirect(role.contact)


def _close_the_door(request: HttpRequest, role: ContactRole) -> None:
    """Whoever is no longer at a client comes no longer into its portal. Coming back takes a new invitation."""
    for access in role.contact.accesses.filter(client=role.client_id).select_related("contact", "client"):
        inviting.remove(access, by=request.user, actor=actor_of(request), at=timezone.now())


@undoing("contacts.left")
def back_again(person: Person, ids: list[int], before: Any) -> None:
    seen = Client.objects.visible_to(person).kept()
    for role in ContactRole.objects.filter(pk__in=ids, client__in=seen).select_related("contact"):
        role.left_on = None
        role.save(update_fields=["left_on"])
        contact_changed(role.contact)


def _asked(request: HttpRequest, form: Any, heading: str, contact: Any) -> HttpResponse:
    context = {"form": form, "heading": heading, "back_url": contact.get_absolute_url()}
    return render(request, "contacts/form.html", context)
