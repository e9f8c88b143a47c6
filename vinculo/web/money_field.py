"""A field for an amount, as one writes it: 18.400,50 or 18,400.50."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vinculo.web.money import NotMoney, plain_money, read_money


class MoneyField(forms.Field):
    """Minor units, or None. `signed`: less than nothing is fine too. `most` in minor units."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, signed: bool = False, most: int = 10**14, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.signed, self.most = signed, most

    def prepare_value(self, value: Any) -> Any:
        return plain_money(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        text = str(value).strip()[:40]
        less = self.signed and text[:1] in ("-", "−")
        try:
            cents = read_money(text[1:] if less or (self.signed and text[:1] == "+") else text)
        except NotMoney:
            raise ValidationError(
                _("We cannot read “%(text)s” as an amount. Write it like 1200 or 1200,50.") % {"text": text}
            ) from None
        if cents is not None and cents > self.most:
            raise ValidationError(_("That is more than we can keep. Is there a digit too many?"))
        return -cents if less and cents else cents

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial if not isinstance(initial, int) else plain_money(initial)) != self.to_python(
                data
            )
        except ValidationError:
            return True
