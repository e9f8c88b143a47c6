"""What they would say about us to others: for what, with which names, until when; and taking it back at any time."""

from datetime import date

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.feedback.consent import Yes
from vinculo.feedback.models import Reference
from vinculo.feedback.models.reference import Use
from vinculo.logbook.theirs import references as theirs
from vinculo.people.models import Organization
from vinculo.portal.requests.acting import must_write, our_name, posted, them, writable
from vinculo.portal.shared.references import Speaking, reference, seen_references
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.web.day_field import DayField
from vinculo.web.toasts import toast


class SpeakForm(forms.Form):
    text = forms.CharField(
        label=_("Your words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("What would you say? Two sentences are enough.")},
    )
    uses = forms.MultipleChoiceField(
        label=_("Where it may be shown"),
        choices=Use,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one. What you leave out we do not do.")},
    )
    named = forms.ChoiceField(label=_("How you are named"), choices=Reference.Named, widget=forms.RadioSelect)
    expires_on = DayField(label=_("Until"), required=False, help_text=_("Left empty: until you take it back."))

    def clean_expires_on(self) -> date | None:
        on: date | None = self.cleaned_data["expires_on"]
        if on and on <= timezone.localdate():
            raise forms.ValidationError(gettext("That day is over: until when may we use it?"))
        return on

    def yes(self) -> Yes:
        said = self.cleaned_data
        return Yes(said["text"].strip(), said["uses"], said["named"], said["expires_on"])


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PortalRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = SpeakForm(posted(request), initial=_initial(found))
    if request.method == "POST":
        must_write(request.visitor, None)
    if request.method == "POST" and form.is_valid():
        if theirs.give(them(request), _record(request, pk), form.yes()):
            _noted(request, gettext("Thank you. You can change it or take it back here at any time."))
        else:
            toast(request, gettext("You took this back. We ask you anew if we need it."))
        return redirect(found.address)
    context = {
        "speaking": found,
        "form": form,
        "us": our_name(Organization.current()),
        "may_write": bool(writable(request.visitor)) and found.may_say_yes,
        "may_take_back": bool(writable(request.visitor)) and found.holds,
    }
    return render(request, "portal/feedback/reference.html", context)


@require_POST
def rather_not(request: PortalRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    must_write(request.visitor, None)
    if theirs.decline(them(request), _record(request, pk)):
        _noted(request, gettext("That is fine. Nobody reminds you of it."))
    return redirect("portal:feedback" if found.waits else found.address)


@require_POST
def take_back(request: PortalRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    must_write(request.visitor, None)
    because = request.POST.get("because", "").strip()[:300]
    if theirs.withdraw(them(request), _record(request, pk), because):
        _noted(request, gettext("Taken back. We do not show it any more."))
    return redirect(found.address)


def _found(request: PortalRequest, pk: int) -> Speaking:
    found = reference(request.visitor, pk)
    if found is None:
        raise Http404
    return found


def _record(request: PortalRequest, pk: int) -> Reference:
    return get_object_or_404(seen_references(request.visitor).select_related("client", "contact"), pk=pk)


def _noted(request: PortalRequest, words: str) -> None:
    client_changed(request.visitor.client_id)
    toast(request, words)


def _initial(found: Speaking) -> dict[str, object]:
    return {"text": found.text, "uses": found.uses, "named": found.named, "expires_on": found.expires_on}
