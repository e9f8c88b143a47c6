"""What somebody types to sign, or not to."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.documents.signing.consenting import strokes
from vinculo.portal.shared.signing import Paper

LARGEST_DRAWING = 100_000  # characters


class SignForm(forms.Form):
    """Their name, perhaps a drawing, and the box beside the words. `seen`: which words stood there."""

    name = forms.CharField(
        label=_("Type your name to sign"),
        max_length=160,
        widget=forms.TextInput(attrs={"class": "name", "autocomplete": "name"}),
        error_messages={"required": _("Your name is missing.")},
    )
    agree = forms.BooleanField(error_messages={"required": _("Tick the box if you agree.")})
    drawn = forms.CharField(required=False, max_length=LARGEST_DRAWING, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper
        self.fields["agree"].label = paper.consent

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_drawn(self) -> list[list[list[int]]] | None:
        """What cannot be read as a drawing is none: the name they typed is what counts."""
        try:
            return strokes(json.loads(self.cleaned_data["drawn"] or "null"))
        except (ValueError, RecursionError):
            return None

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != self.paper.seen:
            raise forms.ValidationError(gettext("The words changed meanwhile. Read them once more."))
        return str(self.cleaned_data["seen"])


class CodeForm(SignForm):
    code = forms.CharField(
        label=_("The code from your mail"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"class": "code", "inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": ""}
        ),
        error_messages={"required": _("Type the six digits.")},
    )
    field_order = ("code",)


class DeclineForm(forms.Form):
    because = forms.CharField(
        label=_("Why not"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("One sentence helps us to put it right.")},
    )


class HandOnForm(forms.Form):
    to = forms.TypedChoiceField(
        label=_("Who signs instead"), coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("Whom do you hand it to?")},
    )  # fmt: skip

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(pk), name) for pk, name in paper.colleagues]


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("PDF"),
        max_length=400,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Choose a PDF.")},
    )
