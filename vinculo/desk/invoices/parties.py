"""Fields that both sides of a paper have."""

import re

from django import forms
from django.utils.translation import gettext, gettext_lazy

from vinculo.people import places

IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}")


def country_field() -> forms.ChoiceField:
    def choices() -> list[tuple[str, object]]:
        return [("", gettext("Choose")), *((code, gettext(name)) for code, name in places.country_choices())]

    return forms.ChoiceField(label=gettext_lazy("Country"), choices=choices, required=False)


def checked_iban(text: str) -> str:
    """Without blanks, and with check digits that are right (ISO 13616). ValidationError."""
    plain = "".join(text.split()).upper()
    if not plain:
        return ""
    if not IBAN.fullmatch(plain) or _rest(plain) != 1:
        raise forms.ValidationError(gettext("This is no IBAN: its check digits do not fit."))
    return plain


def _rest(iban: str) -> int:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97
