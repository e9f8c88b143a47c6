"""What a client sends: files, and to which project if there are several."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.portal.files.field import FilesField
from vinculo.portal.requests.forms import AboutProject

NO_FILE = {"required": _("Choose a file first."), "missing": _("Choose a file first.")}


class SendForm(AboutProject):
    files = FilesField(label=_("Files"), error_messages=NO_FILE, allow_empty_file=True)  # type: ignore[assignment]
    field_order = ("project", "files")


class VersionForm(forms.Form):
    files = forms.FileField(label=_("File"), error_messages=NO_FILE, allow_empty_file=True)  # type: ignore[assignment]
    note = forms.CharField(label=_("What is new"), required=False, max_length=300)
