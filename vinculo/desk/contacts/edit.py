"""A new contact at a client, and what is known of an old one."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client, Contact
from vinculo.desk.contacts.forms import ContactForm, PointFormSet, RoleForm
from vinculo.desk.contacts.found import contact_changed, contact_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
@team_only
def new(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("client", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else 0
    client = get_object_or_404(Client.objects.visible_to(request.user).kept(), pk=number)
    form, role = ContactForm(request.POST or None), RoleForm(request.POST or None, prefix="role")
    if request.method == "POST" and form.is_valid() and role.is_valid():
        with transaction.atomic():
            contact = form.save()
            role.instance.client, role.instance.contact = client, contact
            role.save()
        contact_changed(contact)
        said = _("%(name)s is at %(client)s now.") % {"name": contact.name, "client": client.name}
        undo = undo_address(request.user, "contacts.made", ids=[contact.pk], back=client.get_absolute_url())
        toast(request, said, undo=undo)
        return redirect(already_known(contact) or contact.get_absolute_url())
    context = {
        "form": form,
        "role": role,
        "client": client,
        "heading": _("Somebody new"),
        "back_url": client.get_absolute_url(),
    }
    return render(request, "contacts/edit.html", context)


def already_known(contact: Contact) -> str:
    """Where to look when the same address belongs to somebody we know."""
    twins = Contact.objects.kept().filter(email=contact.email).exclude(pk=contact.pk)
    return f"/contacts/{contact.pk}/merge/" if contact.email and twins.exists() else ""


@ASKED
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    contact = contact_of(request, pk)
    form = ContactForm(request.POST or None, instance=contact)
    points = PointFormSet(request.POST or None, instance=contact, prefix="points")
    if request.method == "POST" and form.is_valid() and points.is_valid():
        with transaction.atomic():
            form.save()
            points.save()
        contact_changed(contact)
        toast(request, _("Saved."))
        return redirect(contact)
    context = {"form": form, "points": points, "heading": contact.name, "back_url": contact.get_absolute_url()}
    return render(request, "contacts/edit.html", context)
