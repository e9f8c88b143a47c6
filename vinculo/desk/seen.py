"""Two people editing the same thing are told: nothing is overwritten in silence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SeenForm(forms.ModelForm):
    """
    A form that remembers how old the record was when it was opened (the model's `updated_at`).

    If somebody saved it meanwhile, the form says so once and shows what was typed; saving again overwrites knowingly.
    """

    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at = getattr(self.instance, "updated_at", None)
        self.stored_at = at.isoformat() if at else ""
        self.fields["seen_at"].initial = self.stored_at

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        seen = said.get("seen_at", "")
        if self.instance.pk and seen and seen != self.stored_at:
            shown: Any = self.data.copy()  # type: ignore[attr-defined]
            shown[self.add_prefix("seen_at")] = self.stored_at
            self.data = shown
            raise forms.ValidationError(
                _("Somebody saved this while you had it open. Compare it with theirs; saving again keeps yours."),
                code="stale",
            )
        return said


def blank_as(field: Any, label: object) -> None:
    """What an empty choice says, instead of a row of dashes."""
    field.choices = [(value, label if value == "" else word) for value, word in field.choices]
