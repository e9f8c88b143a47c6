"""Our own mail domains, one or more, as one writes them: "faro.example, faro.com"."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DOMAIN = re.compile(r"(?=.{3,253}\Z)([a-z0-9](-?[a-z0-9])*\.)+[a-z]{2,63}")


class DomainsField(forms.CharField):
    default_error_messages = {"domain": _("“%(text)s” is not a mail domain. Write what follows the @, like acme.com.")}

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = re.split(r"[\s,;]+", str(value or "").strip().lower())
        domains = [word.rpartition("@")[2] for word in words if word]
        for domain in domains:
            if not DOMAIN.fullmatch(domain):
                raise forms.ValidationError(self.error_messages["domain"], code="domain", params={"text": domain})
        return list(dict.fromkeys(domains))

    def validate(self, value: list[str]) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: list[str]) -> None:
        """Each domain has been looked at already; the checks of a text do not fit a list."""
