"""How clients see somebody: role, a few words and a photo, shown while that person agrees."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.undo import undo_address, undoing
from vinculo.people.models import Face, Person
from vinculo.people.portrait import LARGEST_FILE, NotAPhoto, PhotoTooLarge, mark_of, portrait
from vinculo.web.toasts import toast

MEGABYTE = 1024 * 1024


class FaceForm(forms.ModelForm):
    upload = forms.FileField(
        label=gettext_lazy("Photo"),
        required=False,
        max_length=400,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=gettext_lazy("JPEG, PNG or WebP. We keep a small square of it, without place or date."),
    )

    class Meta:
        model = Face
        fields = ("role", "bio")
        widgets = {"bio": forms.Textarea(attrs={"rows": 3})}

    def clean_upload(self) -> bytes | None:
        """What we made of it; what was sent is not kept."""
        sent: Any = self.cleaned_data["upload"]
        if not sent:
            return None
        said = {"size": LARGEST_FILE // MEGABYTE}
        try:
            if sent.size > LARGEST_FILE:
                raise PhotoTooLarge
            return portrait(sent.read())
        except PhotoTooLarge:
            raise forms.ValidationError(_("The photo is too large: up to %(size)d MB.") % said) from None
        except NotAPhoto:
            raise forms.ValidationError(_("We cannot read that as a photo. Send a JPEG, PNG or WebP.")) from None

    def save(self, commit: bool = True) -> Face:
        photo = self.cleaned_data["upload"]
        if photo:
            self.instance.photo, self.instance.photo_mark = photo, mark_of(photo)
        face: Face = super().save(commit)
        return face


def _own(person: Person) -> Face:
    return Face.objects.filter(person=person).defer("photo").first() or Face(person=person, role=person.title[:80])


@require_http_methods(["GET", "HEAD", "POST"])
def face(request: HttpRequest) -> HttpResponse:
    own = _own(request.user)
    form = FaceForm(request.POST or None, request.FILES or None, instance=own)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved. Below is what a client reads."))
        return redirect("settings:face")
    shown = own if request.method == "GET" else _own(request.user)
    return render(request, "settings/face.html", {"form": form, "face": shown, "person": request.user})


@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Said by the person themselves; nobody else has a button for it."""
    own = _own(request.user)
    if own.pk is None:
        own.save()
    if request.POST.get("agree") == "yes":
        own.agree(at=timezone.now())
        undo = undo_address(request.user, "faces.agreed", ids=[own.pk], back="/settings/face/")
        toast(request, _("Clients may see you like this."), undo=undo)
    else:
        own.withdraw()
        toast(request, _("No client sees your photo and words any more."))
    return redirect("settings:face")


@require_POST
def remove_photo(request: HttpRequest) -> HttpResponse:
    Face.objects.filter(person=request.user).update(photo=None, photo_mark="", updated_at=timezone.now())
    toast(request, _("The photo is gone."))
    return redirect("settings:face")


@undoing("faces.agreed")
def disagree(person: Person, ids: list[int], before: Any) -> None:
    for own in Face.objects.filter(pk__in=ids, person=person):
        own.withdraw()
