"""How clients see our portal: one colour, the logo, the number for what is urgent."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.people.brand import NotAColour, can_be_read, hexed, nearest, parsed
from vinculo.people.models import Logo, Organization
from vinculo.people.permissions import may_administer, only
from vinculo.people.portrait import LARGEST_FILE, NotAPhoto, PhotoTooLarge, mark_of, portrait
from vinculo.web.toasts import toast

USUAL = "#712d75"
MEGABYTE = 1024 * 1024


class BrandForm(forms.ModelForm):
    brand_colour = forms.CharField(
        label=gettext_lazy("Your colour"),
        max_length=7,
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text=gettext_lazy("For links and buttons. The rest is derived from it, so that everything can be read."),
    )
    upload = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        max_length=400,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=gettext_lazy("JPEG, PNG or WebP. We keep a small square of it."),
    )

    class Meta:
        model = Organization
        fields = ("brand_colour", "portal_phone")
        help_texts = {"portal_phone": gettext_lazy("Shown on every page of the portal, and where signing in fails.")}

    def clean_brand_colour(self) -> str:
        """What can be read on our pages, or the nearest that can."""
        try:
            colour = parsed(self.cleaned_data["brand_colour"])
        except NotAColour:
            raise forms.ValidationError(_("Six digits after a #: #993a14.")) from None
        if not can_be_read(colour):
            offered = {"colour": hexed(nearest(colour))}
            said = _("Too light to be read on white. The nearest that can be: %(colour)s.")
            raise forms.ValidationError(said, params=offered)
        return hexed(colour)

    def clean_upload(self) -> bytes | None:
        """What we made of it; what was sent is not kept."""
        sent: Any = self.cleaned_data["upload"]
        if not sent:
            return None
        try:
            if sent.size > LARGEST_FILE:
                raise PhotoTooLarge
            return portrait(sent.read())
        except PhotoTooLarge:
            said = {"size": LARGEST_FILE // MEGABYTE}
            raise forms.ValidationError(_("The picture is too large: up to %(size)d MB.") % said) from None
        except NotAPhoto:
            raise forms.ValidationError(_("We cannot read that as a picture. Send a JPEG, PNG or WebP.")) from None

    @transaction.atomic
    def save(self, commit: bool = True) -> Organization:
        house: Organization = super().save(commit=False)
        if image := self.cleaned_data["upload"]:
            house.logo_mark = mark_of(image)
            Logo.objects.update_or_create(organization=house, defaults={"image": image, "mark": house.logo_mark})
        house.save(update_fields=["brand_colour", "portal_phone", "logo_mark"])
        return house


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def brand(request: HttpRequest) -> HttpResponse:
    house = request.desk.organization
    assert house is not None  # nobody administers one that is not there
    initial = {"brand_colour": house.brand_colour or USUAL}
    form = BrandForm(request.POST or None, request.FILES or None, instance=house, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved. Clients see it from the next page on."))
        return redirect("settings:brand")
    return render(request, "settings/brand.html", {"form": form, "logo": house.logo_mark})


@only(may_administer)
@require_POST
def remove_logo(request: HttpRequest) -> HttpResponse:
    Logo.objects.all().delete()
    Organization.objects.update(logo_mark="")
    toast(request, _("The logo is gone. The first letter of your name takes its place."))
    return redirect("settings:brand")
