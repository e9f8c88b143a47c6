"""Inviting somebody of a client, with a role on each project."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.access import inviting
from vinculo.access.models import Access
from vinculo.clients.models import Client, Contact
from vinculo.desk.access.found import actor_of, portal_url
from vinculo.desk.access.noting import note_invitation
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project, ProjectContact
from vinculo.web.toasts import toast

NONE = ""


class InviteForm(forms.Form):
    contact = forms.ModelChoiceField(
        label=gettext_lazy("Who"), queryset=Contact.objects.none(), empty_label=None,
        help_text=gettext_lazy("Those with an address who do not come in yet."),
    )  # fmt: skip

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = Access.objects.open().filter(client=client).values("contact")
        there = Contact.objects.kept().filter(roles__client=client, roles__left_on=None).exclude(email="")
        who: Any = self.fields["contact"]
        who.queryset = there.exclude(pk__in=inside).order_by("name_folded", "pk")
        self.projects = list(
            Project.objects.kept().filter(client=client).order_by("closed_on", "name_folded", "pk")[:30]
        )
        choices = [(NONE, gettext_lazy("Does not see it")), *ProjectContact.Role.choices]
        for number, project in enumerate(self.projects):
            self.fields[f"project_{project.pk}"] = forms.ChoiceField(
                label=project.name, choices=choices, required=False, initial=NONE if number else "decider"
            )

    def roles(self) -> dict[int, str]:
        said = {project.pk: self.cleaned_data[f"project_{project.pk}"] for project in self.projects}
        return {pk: role for pk, role in said.items() if role}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.projects and not any(cleaned.get(f"project_{project.pk}") for project in self.projects):
            raise forms.ValidationError(_("Choose at least one project: without one they would see an empty house."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    asked = request.GET.get("contact", "")
    form = InviteForm(request.POST or None, client=client, initial={"contact": asked} if asked.isdecimal() else None)
    if request.method == "POST" and form.is_valid():
        contact = form.cleaned_data["contact"]
        with transaction.atomic():
            access = inviting.invite(
                contact, client=client, roles=form.roles(), by=request.user, actor=actor_of(request), at=timezone.now()
            )
            note_invitation(access, by=request.user)
        client_changed(client.pk)
        toast(request, _("An invitation is on its way to %(name)s.") % {"name": contact.name})
        return redirect(portal_url(client.pk))
    context = {"form": form, "heading": _("Invite to the portal"), "back_url": portal_url(client.pk), "client": client}
    return render(request, "access/invite.html", {**context, "section": "clients"})
