"""Templates of letters: those of the house, in each language."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.letters.fields import KNOWN, unknown_in
from vinculo.letters.lines import one_line
from vinculo.letters.models import LetterTemplate
from vinculo.people.permissions import may_see_people, only
from vinculo.web.toasts import toast


class TemplateForm(forms.ModelForm):
    class Meta:
        model = LetterTemplate
        fields = ("name", "language", "subject", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}

    def clean_subject(self) -> str:
        return self._known(one_line(self.cleaned_data["subject"]))

    def clean_text(self) -> str:
        return self._known(self.cleaned_data["text"])

    def _known(self, text: str) -> str:
        """A slip in a field is better said now than found in a letter."""
        if wrong := unknown_in(text):
            raise forms.ValidationError(
                _("Nothing can stand in for %(fields)s. Choose from the list of fields."),
                params={"fields": ", ".join(one_line(field)[:40] for field in wrong[:5])},
            )
        return text


@only(may_see_people)
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    return render(request, "settings/letters.html", {"templates": LetterTemplate.objects.select_related("by")})


@only(may_see_people)
@require_http_methods(["GET", "HEAD", "POST"])
def new_template(request: HttpRequest) -> HttpResponse:
    form = TemplateForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        form.instance.by = request.user
        form.save()
        toast(request, _("The template is there now."))
        return redirect("settings:letters")
    return _form(request, form)


@only(may_see_people)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(LetterTemplate, pk=pk)
    form = TemplateForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved."))
        return redirect("settings:letters")
    return _form(request, form, template=found)


@only(may_see_people)
@require_POST
def remove_template(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(LetterTemplate, pk=pk)
    found.delete()
    toast(request, _("%(name)s is gone. Letters written from it stay as they are.") % {"name": found.name})
    return redirect("settings:letters")


def _form(request: HttpRequest, form: TemplateForm, **more: Any) -> HttpResponse:
    fields = [(f"{{{name}}}", words) for name, words in KNOWN.items()]
    return render(request, "settings/letter.html", {"form": form, "fields": fields, **more})
