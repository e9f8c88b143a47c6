from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """The look: tokens, components, base pages, form rendering. Knows no word of the domain."""

    name = "vinculo.web"

    def ready(self) -> None:
        from django.forms import Field

        # Says what is missing instead of who failed. A field with a better sentence passes its own.
        Field.default_error_messages["required"] = _("This is still missing.")
