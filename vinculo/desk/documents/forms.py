"""Forms about documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience
from vinculo.desk.documents.found import Place
from vinculo.documents.models import Document, Folder


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """One file or several."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files]


NO_FILE = {"required": _("Choose a file first."), "missing": _("Choose a file first.")}


class NewForm(forms.Form):
    """Files for a place, and who sees them."""

    files = FilesField(label=_("Files"), error_messages=NO_FILE, allow_empty_file=True, max_length=None)  # type: ignore[assignment]
    audience = forms.ChoiceField(
        label=_("Who sees it"), choices=Audience.choices, initial=Audience.TEAM, widget=forms.RadioSelect
    )


class VersionForm(forms.Form):
    """The next version of a document."""

    files = forms.FileField(label=_("File"), error_messages=NO_FILE, allow_empty_file=True)  # type: ignore[assignment]
    note = forms.CharField(label=_("What is new"), required=False, max_length=300)


class EditForm(forms.ModelForm):
    """What a document is called and in which drawer it lies."""

    class Meta:
        model = Document
        fields = ("title", "folder")
        labels = {"folder": _("Drawer")}

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["folder"]
        field.queryset, field.empty_label = place.folders, _("In no drawer")


class DrawerForm(forms.ModelForm):
    class Meta:
        model = Folder
        fields = ("name",)
