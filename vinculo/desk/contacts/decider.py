"""Who decides at a client: noted in one step, of whoever is known there or somebody new."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.desk.contacts.found import at_clients_of, contact_changed
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.web.toasts import toast

MOST = 60  # contacts of one client, offered at once
Power = ContactRole.Power


class DeciderForm(forms.Form):
    role = forms.ModelChoiceField(
        ContactRole.objects.none(), label=gettext_lazy("Who decides"), required=False, widget=forms.RadioSelect
    )
    name = forms.CharField(label=gettext_lazy("Or somebody new, by name"), max_length=160, required=False)

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = ContactRole.objects.filter(client=client, left_on=None, contact__deleted_at=None)
        named = there.select_related("contact").order_by("contact__name_folded", "pk")
        field: Any = self.fields["role"]
        field.queryset = named.filter(pk__in=list(named.values_list("pk", flat=True)[:MOST]))
        field.label_from_instance = lambda role: role.contact.name

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("role") and not (said.get("name") or "").strip() and not self.errors:
            self.add_error("name", _("Who decides? Choose somebody or write a name."))
        if said.get("role") and (said.get("name") or "").strip():
            self.add_error("name", _("That is two people. Choose somebody or write a name, not both."))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def decider(request: HttpRequest) -> HttpResponse:
    given = request.GET.get("client", "")
    seen = Client.objects.visible_to(request.user).kept()
    client = get_object_or_404(seen, pk=int(given) if is_number(given) else 0)
    form = DeciderForm(request.POST or None, client=client)
    if request.method == "POST" and form.is_valid():
        role, before = _named(client, form.cleaned_data)
        contact_changed(role.contact)
        written(request, client.pk)
        undo = undo_address(request.user, "contacts.decides", ids=[role.pk], before=before)
        toast(request, _("Noted: %(name)s decides.") % {"name": role.contact.name}, undo=undo)
        return go_on(request, client.get_absolute_url())
    heading = _("Who decides at %(client)s") % {"client": client.name}
    context = {"form": form, "heading": heading, "back_url": client.get_absolute_url()}
    return render(request, "contacts/form.html", context)


@transaction.atomic
def _named(client: Client, said: dict[str, Any]) -> tuple[ContactRole, str | None]:
    """The role that decides now, and its say of before; None of somebody who was not known yet."""
    role: ContactRole | None = said["role"]
    if role is None or said["name"].strip():
        contact = Contact.objects.create(name=said["name"].strip())
        return ContactRole.objects.create(client=client, contact=contact, power=Power.DECIDES), None
    before, role.power = role.power, Power.DECIDES
    role.save(update_fields=["power"])
    return role, before


@undoing("contacts.decides")
def no_longer(person: Person, ids: list[int], before: Any) -> None:
    """With the say of before; whoever was not known before goes again, as long as nothing was said with them."""
    for role in ContactRole.objects.filter(at_clients_of(person), pk__in=ids).select_related("contact"):
        if before is None and not role.contact.interactions.exists():
            role.contact.throw_away(by=person, at=timezone.now())
        else:
            role.power = before or ""
            role.save(update_fields=["power"])
        contact_changed(role.contact)
