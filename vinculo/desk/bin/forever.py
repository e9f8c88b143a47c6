"""Deleting for ever what lies in the bin: for administrators, after a look at what goes with it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Client
from vinculo.desk.documents.found import documents_seen_by
from vinculo.documents.emptying import Bound, delete_document
from vinculo.documents.models import Signature
from vinculo.money.emptying import WasInvoiced, delete_client
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast


class SureForm(forms.Form):
    """The name once more, letter by letter: nothing brings it back."""

    name = forms.CharField(
        label=_("Type its name"), max_length=300, error_messages={"required": _("Type its name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_called = " ".join(name.split())
        self.fields["name"].help_text = self.is_called

    def clean_name(self) -> str:
        typed = " ".join(str(self.cleaned_data["name"]).split())
        if typed.casefold() != self.is_called.casefold():
            raise forms.ValidationError(gettext("That is not its name."))
        return typed


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def client(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Client.objects.visible_to(request.user).in_bin(), pk=pk)
    form = SureForm(request.POST or None, name=found.name)
    if request.method == "POST" and form.is_valid():
        try:
            delete_client(found, by=request.user, at=timezone.now())
        except WasInvoiced:
            words = gettext("Invoices to them were issued, and those have to be kept: they stay in the bin.")
            form.add_error(None, words)
        else:
            return _gone(request, found.name)
    context = {
        "form": form, "name": found.name, "back_url": "/bin/",
        "signed": Signature.objects.filter(signer__request__client=found).values("signer__request").distinct().count(),
    }  # fmt: skip
    return render(request, "bin/forever.html", context)


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(documents_seen_by(request.user).filter(deleted_at__isnull=False), pk=pk)
    form = SureForm(request.POST or None, name=found.title)
    if request.method == "POST" and form.is_valid():
        try:
            delete_document(found, by=request.user, at=timezone.now())
        except Bound:
            words = gettext("Somebody was asked to sign or approve it: it stays as long as the client does.")
            form.add_error(None, words)
        else:
            return _gone(request, found.title)
    return render(request, "bin/forever.html", {"form": form, "name": found.title, "back_url": "/bin/"})


def _gone(request: HttpRequest, name: str) -> HttpResponse:
    toast(request, gettext("%(name)s is gone for ever.") % {"name": name})
    return redirect("bin:page")
