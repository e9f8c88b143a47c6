"""Inviting colleagues by mail."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.people.invitations import invite, send_again, withdraw
from vinculo.people.letters import Unsendable
from vinculo.people.models import Invitation, Person, Team
from vinculo.people.permissions import may_manage_people, only
from vinculo.web.toasts import toast

NOT_SENT = gettext_lazy("The letter could not be sent: the mail server does not answer. Nobody was invited; try later.")


class InvitationForm(forms.ModelForm):
    team = forms.ModelChoiceField(
        label=gettext_lazy("Team"), queryset=Team.objects.all(), required=False, empty_label=gettext_lazy("none")
    )

    class Meta:
        model = Invitation
        fields = ("email", "name", "role", "team", "language")
        labels = {"name": pgettext_lazy("of a person", "Name"), "email": gettext_lazy("E-mail")}
        help_texts = {"language": gettext_lazy("Of the letter and, to begin with, of their pages.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not Team.objects.exists():
            del self.fields["team"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        if colleague := Person.objects.filter(email=email).first():
            raise forms.ValidationError(
                _("%(name)s has an account with this address."), params={"name": colleague.name}
            )
        if Invitation.objects.open().filter(email=email).exists():
            raise forms.ValidationError(_("A letter to this address is out already. You can send it again."))
        return email


@only(may_manage_people)
@require_http_methods(["GET", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        try:
            sent = invite(**form.cleaned_data, by=request.user, today=timezone.localdate())
        except OSError:
            form.add_error(None, NOT_SENT)
        else:
            toast(request, _("A letter is on its way to %(email)s.") % {"email": sent.email})
            return redirect("settings:invitations")
    waiting = Invitation.objects.open().select_related("invited_by", "team")
    context = {"form": form, "waiting": waiting, "today": timezone.localdate()}
    return render(request, "settings/invitations.html", context)


@only(may_manage_people)
@require_POST
def send_invitation_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Invitation.objects.open(), pk=pk)
    try:
        send_again(found, by=request.user, today=timezone.localdate())
        toast(
            request,
            _("Another letter is on its way to %(email)s. The first link opens nothing now.") % {"email": found.email},
        )
    except Unsendable:
        toast(request, _("%(email)s is not an address. Withdraw it and invite again.") % {"email": found.email})
    except OSError:
        toast(request, str(NOT_SENT))
    return redirect("settings:invitations")


@only(may_manage_people)
@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Invitation, pk=pk)
    if not withdraw(found, by=request.user, at=timezone.now()):
        raise Http404
    toast(request, _("The link for %(email)s opens nothing any more.") % {"email": found.email})
    return redirect("settings:invitations")
