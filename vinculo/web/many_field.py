"""A choice of several records, whatever somebody sends as their numbers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

LONGEST = 18  # digits; longer numbers are refused by the database with an exception of its own


class ManyField(ModelMultipleChoiceField):
    """Says "not one of the choices" to a number that no record can have, where the framework would break off."""

    def _check_values(self, value: Any) -> Any:
        for number in value if isinstance(value, list | tuple) else ():
            if len(str(number)) > LONGEST:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": str(number)[:20]}
                )
        return super()._check_values(value)  # type: ignore[misc]  # the stubs leave out what is not public
