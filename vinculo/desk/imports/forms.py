"""Forms about an import."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from vinculo.clients.models import Client
from vinculo.db.folding import fold
from vinculo.exchange.addressbook.wrapped import Page
from vinculo.people.models import Person

FIELD_LABELS = {
    "": _("Leave out"),
    "name": _("Whole name"),
    "given": _("First name"),
    "middle": _("Middle name"),
    "family": _("Last name"),
    "company": _("Company"),
    "title": _("Position"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "mobile": _("Mobile phone"),
    "linkedin": _("LinkedIn profile"),
    "web": _("Web page"),
    "birthday": _("Birthday"),
    "note": _("Note"),
    "language": _("Language"),
    "address": _("Address"),
    "city": _("City"),
    "country": _("Country"),
    "external_id": _("Number in the other system"),
    "action": _("What to do with the row"),
}
NEEDED = {"name", "given", "family", "email"}


class UploadForm(forms.Form):
    """The file, and a client when everything in it belongs to one."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )
    client = forms.CharField(
        label=_("All of it belongs to"),
        max_length=160,
        required=False,
        help_text=_("Name a client, or leave it empty: companies and addresses then say who belongs where."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def named_client(self) -> Client | None:
        """The client of that name whom this person sees."""
        name = fold(self.cleaned_data.get("client", ""))
        seen = Client.objects.visible_to(self.person).kept()
        return seen.filter(name_folded=name).first() if name else None


class SheetForm(forms.Form):
    """Which sheet of a workbook, each with its rows."""

    sheet = forms.TypedChoiceField(label=pgettext_lazy("of a workbook", "Sheet"), coerce=int)

    def __init__(self, *args: Any, pages: Sequence[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(one.index, _of_page(one)) for one in pages]  # type: ignore[attr-defined]


def _of_page(page: Page) -> str:
    if page.is_hidden:
        said = ngettext("%(sheet)s (hidden, %(number)s row)", "%(sheet)s (hidden, %(number)s rows)", page.rows)
    else:
        said = ngettext("%(sheet)s (%(number)s row)", "%(sheet)s (%(number)s rows)", page.rows)
    return said % {"sheet": page.name, "number": page.rows}


class ColumnsForm(forms.Form):
    """One choice for each column of a list."""

    def __init__(self, *args: Any, headings: list[str], proposal: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for index, heading in enumerate(headings):
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=heading or _("Column %(number)s") % {"number": index + 1},
                choices=list(FIELD_LABELS.items()),
                required=False,
                initial=proposal.get(index, ""),
            )

    @property
    def columns(self) -> dict[int, str]:
        return {int(name.split("_")[1]): field for name, field in self.cleaned_data.items() if field}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not NEEDED & set(cleaned.values()):
            raise forms.ValidationError(_("Say which column is the name or the e-mail address."))
        return cleaned
