"""What a client sends: files, and to which project if there are several."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.portal.requests.forms import AboutProject

NO_FILE = {"required": _("Choose a file first."), "missing": _("Choose a file first.")}


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """One file or several."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files]


class SendForm(AboutProject):
    files = FilesField(label=_("Files"), error_messages=NO_FILE, allow_empty_file=True)  # type: ignore[assignment]
    field_order = ("project", "files")


class VersionForm(forms.Form):
    files = forms.FileField(label=_("File"), error_messages=NO_FILE, allow_empty_file=True)  # type: ignore[assignment]
    note = forms.CharField(label=_("What is new"), required=False, max_length=300)
