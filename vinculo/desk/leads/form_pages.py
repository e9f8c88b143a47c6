"""The forms through which strangers write to us: what they ask, who answers, and which pages may show them."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.html import escape
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.people.letters import portal_address
from vinculo.people.models import Person, Role
from vinculo.pipeline.models import Campaign, LeadChannel, LeadForm
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])
ASKS = {
    "company": gettext_lazy("Company"),
    "phone": gettext_lazy("Phone"),
    "website": gettext_lazy("Website"),
    "city": gettext_lazy("City"),
    "country": gettext_lazy("Country"),
    "budget": gettext_lazy("What they would spend"),
}
MOST_ORIGINS = 10
HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?")
FRAME = '<iframe src="{}" title="{}" width="100%" height="760" loading="lazy"></iframe>'
SLUG = ("abcdefghjkmnpqrstuvwxyz23456789", 14)


class PublicForm(forms.ModelForm):
    asks = forms.MultipleChoiceField(
        label=gettext_lazy("What it asks besides name, e-mail and what it is about"), choices=list(ASKS.items()),
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    origins = forms.CharField(
        label=gettext_lazy("Pages that may show it"), required=False, max_length=2000,
        help_text=gettext_lazy("One a line: https://www.example.com. Left empty: only its own address."),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )  # fmt: skip

    privacy_url = forms.URLField(
        label=gettext_lazy("Address of your privacy notice"), required=False, assume_scheme="https"
    )

    class Meta:
        model = LeadForm
        fields = (
            "name", "language", "channel", "campaign", "owner", "heading", "intro", "asks", "thanks", "privacy_url",
            "origins",
        )  # fmt: skip
        widgets = {"intro": forms.Textarea(attrs={"rows": 3}), "thanks": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"name": gettext_lazy("For ourselves. Strangers never see it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.initial["origins"] = "\n".join(self.instance.origins)
        fields["channel"].queryset = LeadChannel.objects.filter(closed_at=None) | LeadChannel.objects.filter(
            pk=self.instance.channel_id
        )
        fields["campaign"].queryset = Campaign.objects.select_related("channel")
        fields["campaign"].empty_label = gettext("None")
        fields["owner"].queryset = Person.objects.active().exclude(role=Role.GUEST).by_name()
        fields["owner"].empty_label = gettext("Nobody yet")

    def clean_origins(self) -> list[str]:
        lines = dict.fromkeys(self.cleaned_data["origins"].lower().split())
        if len(lines) > MOST_ORIGINS:
            raise forms.ValidationError(gettext("Ten pages at most."))
        return [_origin(line) for line in lines]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        campaign = said.get("campaign")
        if campaign and campaign.channel != said.get("channel"):
            self.add_error("campaign", gettext("That campaign is of another channel."))
        return said


def _origin(line: str) -> str:
    """Scheme and host, and not one sign more: it stands in a header."""
    parts = urlsplit(line if "://" in line else f"https://{line}")
    schemes = ("https", "http") if settings.DEBUG else ("https",)
    if parts.scheme not in schemes or not HOST.fullmatch(parts.netloc):
        text = gettext("We cannot read “%(text)s” as a page. Write it like this: https://www.example.com.")
        raise forms.ValidationError(text % {"text": line[:60]})
    return f"{parts.scheme}://{parts.netloc}"


@require_safe
@team_only
def forms_page(request: HttpRequest) -> HttpResponse:
    found = LeadForm.objects.select_related("channel", "owner").order_by("closed_at", "name", "pk")
    return render(request, "leads/forms.html", {"forms": list(found[:100])})


@ASKED
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = PublicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.slug = get_random_string(SLUG[1], SLUG[0])
        form.instance.by = request.user
        return redirect("leads:form", form.save().pk)
    context = {"form": form, "heading": _("New form"), "back_url": "/leads/forms/"}
    return render(request, "leads/form.html", context)


@ASKED
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(LeadForm, pk=pk)
    form = PublicForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved."))
        return redirect("leads:form", pk)
    context = {"form": form, "heading": _("Edit %(name)s") % {"name": one.name}, "back_url": f"/leads/forms/{pk}/"}
    return render(request, "leads/form.html", context)


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(LeadForm.objects.select_related("channel", "campaign", "owner"), pk=pk)
    address = portal_address(f"/form/{one.slug}/")
    context = {
        "one": one,
        "address": address,
        "snippet": FRAME.format(escape(address), escape(one.heading or one.name)),
        "asks": [ASKS[name] for name in one.asks if name in ASKS],
        "number": one.leads.filter(confirmed_at__isnull=False).count(),
        "waiting": one.leads.filter(confirmed_at=None).count(),
    }
    return render(request, "leads/form_page.html", context)


@require_POST
@team_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(LeadForm, pk=pk)
    closed_at = timezone.now() if one.closed_at is None else None
    LeadForm.objects.filter(pk=pk).update(closed_at=closed_at)
    undo = undo_address(request.user, "leads.form", ids=[pk], before=closed_at is not None)
    words = _("Closed: nobody can fill it in any more.") if closed_at else _("Open again.")
    toast(request, words, undo=undo)
    return redirect("leads:form", pk)


@undoing("leads.form")
def undo_close(person: Person, ids: list[int], before: Any) -> None:
    if not person.is_guest:
        LeadForm.objects.filter(pk__in=ids).update(closed_at=None if before else timezone.now())
