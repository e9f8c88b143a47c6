"""Accepting an invitation. Opening the link does nothing but open it: programs that read mail do that too."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.people import places
from vinculo.people.door.forms import PASSWORD_HINT
from vinculo.people.door.no_trace import no_trace
from vinculo.people.invitations import InvitationUsed, accept
from vinculo.people.models import Invitation, Language, Organization, Person

HELD = "invitation"


class JoinForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=places.time_zone_choices)

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, Person(email=self.invitation.email, name=self.cleaned_data.get("name", "")))
        return password


@login_not_required
@no_trace
@require_GET
def invitation(request: HttpRequest, pk: int, secret: str) -> HttpResponse:
    """The link of the letter. Keeps the key in the session and takes it out of the address."""
    found = get_object_or_404(Invitation, pk=pk)
    if not found.opens_with(secret, today=timezone.localdate()):
        raise Http404
    request.session[HELD] = [found.pk, found.secret_hash]
    return redirect("people:join")


@login_not_required
@no_trace
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    held = _held(request)
    if request.user.is_authenticated:
        return render(request, "people/join_signed_in.html", {"invitation": held})
    form = JoinForm(request.POST or None, invitation=held, initial=_first_guess(held))
    if request.method == "POST" and form.is_valid():
        try:
            person = accept(held, at=timezone.now(), **form.cleaned_data)
        except InvitationUsed as used:
            raise Http404 from used
        request.session.pop(HELD, None)
        get_adapter().login(request, person)
        return redirect("/")
    return render(request, "people/join.html", {"form": form, "invitation": held, "house": Organization.current()})


def _held(request: HttpRequest) -> Invitation:
    pk, secret_hash = request.session.get(HELD) or (0, "")
    found = get_object_or_404(Invitation, pk=pk, secret_hash=secret_hash)
    if not found.is_open(today=timezone.localdate()):
        raise Http404
    return found


def _first_guess(held: Invitation) -> dict[str, str]:
    house = Organization.current()
    return {
        "name": held.name,
        "language": held.language,
        "time_zone": house.time_zone if house else "UTC",
    }
