"""The set-up page: one page, once."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from vinculo.people import setup
from vinculo.people.door.forms import PASSWORD_HINT
from vinculo.people.door.no_trace import no_trace
from vinculo.people.models import Language, Organization, Person
from vinculo.people.organization_form import USUAL_WEEK, OrganizationForm

TOKEN = "set_up_token"  # noqa: S105 the name of a session value
WHERE = {Language.SPANISH: ("Europe/Madrid", "ES", "EUR"), Language.POLISH: ("Europe/Warsaw", "PL", "PLN")}


class AdministratorForm(forms.ModelForm):
    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = Person
        fields = ("name", "email")
        labels = {"name": _("Your name"), "email": _("Your e-mail")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "username"

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.instance)
        return password


@login_not_required
@no_trace
@sensitive_post_parameters("administrator-password")
@require_http_methods(["GET", "POST"])
def first_start(request: HttpRequest) -> HttpResponse:
    if not setup.is_needed():
        raise Http404
    if token := request.GET.get("token"):
        request.session[TOKEN] = token  # so that it leaves the address bar
        return redirect("people:setup")
    if not setup.opens(request.session.get(TOKEN, "")):
        return render(request, "people/setup_closed.html", status=403)
    house, person = _forms(request)
    if request.method == "POST" and house.is_valid() and person.is_valid():
        try:
            administrator = setup.set_up(organization=house.cleaned_data, administrator=person.cleaned_data)
        except setup.AlreadySetUp as late:
            raise Http404 from late
        get_adapter().login(request, administrator)
        return redirect("/")
    return render(request, "people/setup.html", {"house": house, "person": person})


def _forms(request: HttpRequest) -> tuple[OrganizationForm, AdministratorForm]:
    data = request.POST if request.method == "POST" else None
    language = (get_language() or "en")[:2]
    zone, country, currency = WHERE.get(Language(language), ("Europe/London", "GB", "GBP"))
    usual = {
        "language": language,
        "time_zone": zone,
        "country": country,
        "currency": currency,
        "hours": USUAL_WEEK,
    }
    known = Organization.current()
    house = OrganizationForm(data, prefix="organization", instance=known, initial={} if known else usual)
    if data is None and known is None:
        house.fields["time_zone"].widget.attrs["data-guess-zone"] = ""
    return house, AdministratorForm(data, prefix="administrator")
