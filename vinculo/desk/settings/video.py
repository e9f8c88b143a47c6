"""Where video calls of the house take place."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.meetings.links import EXAMPLES, NotALink, checked
from vinculo.meetings.models import VideoPlace
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast


class VideoForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("Address of your video calls"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("With {room} in it, every meeting gets a room of its own. Empty: none is filled in."),
    )

    def clean_address(self) -> str:
        address = self.cleaned_data["address"].strip()
        try:
            return checked(address) if address else ""
        except NotALink:
            said = _("Write the whole address with https://, and {room} at most once, after the name of the machine.")
            raise forms.ValidationError(said) from None


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def video(request: HttpRequest) -> HttpResponse:
    house = request.desk.organization
    place = VideoPlace.objects.filter(organization=house).first()
    form = VideoForm(request.POST or None, initial={"address": place.address if place else ""})
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["address"]
        if address:
            VideoPlace.objects.update_or_create(organization=house, defaults={"address": address})
        else:
            VideoPlace.objects.filter(organization=house).delete()
        toast(request, _("Saved. New video meetings get it."))
        return redirect("settings:video")
    return render(request, "settings/video.html", {"form": form, "examples": EXAMPLES.items()})
