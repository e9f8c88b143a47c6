"""Two people editing the same thing are told: nothing is overwritten in silence."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _


class SeenForm(forms.ModelForm):
    """
    A form that remembers how old the record was when it was opened (the model's `updated_at`).

    If somebody saved it meanwhile, the form says so once and shows what was typed; saving again overwrites knowingly.
    """

    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].initial = self._stamp()

    def _stamp(self) -> str:
        at = getattr(self.instance, "updated_at", None)
        return at.isoformat() if at else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.instance.pk and self._is_stale(said.get("seen_at", "")):
            self.data = self.data.copy()
            self.data[self.add_prefix("seen_at")] = self._stored_at().isoformat()
            raise forms.ValidationError(
                _("Somebody saved this while you had it open. Compare it with theirs; saving again keeps yours."),
                code="stale",
            )
        return said

    def _is_stale(self, seen: str) -> bool:
        at = parse_datetime(seen) if seen else None
        return at is not None and at != self._stored_at()

    def _stored_at(self) -> datetime:
        model: type[models.Model] = type(self.instance)
        return model._default_manager.values_list("updated_at", flat=True).get(pk=self.instance.pk)
