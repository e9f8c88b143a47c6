"""Who works here, what they may do, and closing an account."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.people.models import Person, Role, Team
from vinculo.people.permissions import may_manage_people, only
from vinculo.people.roles import LastAdministrator, change_role, close_account, reopen_account
from vinculo.web.many_field import ManyField
from vinculo.web.toasts import toast

ONLY_ADMINISTRATOR = gettext_lazy("%(name)s is the only administrator. Make somebody else one first.")


class PersonForm(forms.ModelForm):
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)

    class Meta:
        model = Person
        fields = ("name", "title", "phone", "teams")
        labels = {
            "name": pgettext_lazy("of a person", "Name"),
            "title": gettext_lazy("What they do here"),
            "teams": gettext_lazy("Teams"),
        }
        widgets = {"teams": forms.CheckboxSelectMultiple}
        field_classes = {"teams": ManyField}
        help_texts = {"teams": gettext_lazy("They see the clients of these teams.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["role"] = self.instance.role
        if not Team.objects.exists():
            del self.fields["teams"]


@only(may_manage_people)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    everybody = Person.objects.by_name().prefetch_related("teams")
    rows = sorted(everybody, key=lambda person: not person.is_active)
    return render(request, "settings/people.html", {"people": rows})


@only(may_manage_people)
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Person, pk=pk)
    form = PersonForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_role(found, form.cleaned_data["role"], by=request.user)
        except LastAdministrator:
            form.add_error("role", ONLY_ADMINISTRATOR % {"name": found.name})
        else:
            form.save()
            toast(request, _("%(name)s is saved.") % {"name": found.name})
            return redirect("settings:people" if may_manage_people(found) or found != request.user else "/")
    return render(request, "settings/person.html", {"form": form, "found": found, "roles": ROLES})


@only(may_manage_people)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Person, pk=pk)
    try:
        close_account(found, by=request.user)
        toast(request, _("%(name)s can no longer sign in.") % {"name": found.name})
    except LastAdministrator:
        toast(request, ONLY_ADMINISTRATOR % {"name": found.name})
    return redirect("settings:people")


@only(may_manage_people)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Person, pk=pk)
    reopen_account(found, by=request.user)
    toast(request, _("%(name)s can sign in again.") % {"name": found.name})
    return redirect("settings:people")


ROLES = (
    (Role.ADMINISTRATOR.label, gettext_lazy("sees every client and changes the settings of the house.")),
    (Role.MANAGER.label, gettext_lazy("sees every client and brings in data.")),
    (Role.MEMBER.label, gettext_lazy("sees the clients of their teams and those they work for.")),
    (Role.GUEST.label, gettext_lazy("sees only the projects they are on.")),
)
