"""What a lesson is about, as a few words between commas."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.db.folding import fold

MOST, LONGEST = 8, 30


class TagsField(forms.CharField):
    """“Shop, shipping, shop” becomes ["shop", "shipping"]: in small letters, each once."""

    default_error_messages = {
        "too_many": _("Eight words are enough: keep those somebody would look for."),
        "too_long": _("Keep each word short: at most 30 letters."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": _("Words between commas: shop, shipping"), "max_length": 300, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        words = tags_in(super().clean(value))
        if len(words) > MOST:
            raise forms.ValidationError(self.error_messages["too_many"])
        if any(len(word) > LONGEST for word in words):
            raise forms.ValidationError(self.error_messages["too_long"])
        return words

    def has_changed(self, initial: Any, data: Any) -> bool:
        return tags_in(self.prepare_value(initial) or "") != tags_in(data or "")


def tags_in(text: str) -> list[str]:
    """The words between commas; of two that differ by capitals or accents only, the first."""
    found: dict[str, str] = {}
    for word in text.split(","):
        clean = " ".join(word.split()).casefold()
        if clean:
            found.setdefault(fold(clean), clean)
    return list(found.values())
