"""A choice among records read once for the whole page, so that twenty rows ask the database no more than one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _


class KnownField(forms.ChoiceField):
    """One of the records given to `know`, or None."""

    default_error_messages = {"invalid_choice": _("That one is not among the choices.")}

    def __init__(self, *, empty: Any = "", **kwargs: Any) -> None:
        self.empty = empty
        self.known: dict[str, Model] = {}
        super().__init__(**kwargs)

    def know(self, records: Sequence[Model], label: Any = str) -> None:
        self.known = {str(record.pk): record for record in records}
        self.choices = [("", self.empty), *((pk, label(record)) for pk, record in self.known.items())]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else value

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if str(value) not in self.known:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return self.known[str(value)]

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "")


class KnownManyField(forms.MultipleChoiceField):
    """Several of the records given to `know`."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("That one is not among the choices.")}

    def __init__(self, **kwargs: Any) -> None:
        self.known: dict[str, Model] = {}
        super().__init__(**kwargs)

    def know(self, records: Sequence[Model]) -> None:
        self.known = {str(record.pk): record for record in records}
        self.choices = [(pk, str(record)) for pk, record in self.known.items()]

    def prepare_value(self, value: Any) -> Any:
        return [one.pk if isinstance(one, Model) else one for one in value or []]

    def to_python(self, value: Any) -> Any:
        chosen = super().to_python(value)
        if any(pk not in self.known for pk in chosen):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return [self.known[pk] for pk in chosen]

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return {str(pk) for pk in self.prepare_value(initial)} != {str(pk) for pk in data or []}
