"""What a client types: in their words, with as few fields as there can be."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import ChangeRequest
from vinculo.portal.files.field import FilesField
from vinculo.web.day_field import DayField

Choices = list[tuple[int, str]]
WHOLE_TEAM = "team"
MOST = 4000


class AboutProject(forms.Form):
    """A form about one of their projects; with only one there is nothing to choose."""

    project = forms.TypedChoiceField(
        label=_("Which project"), coerce=int, error_messages={"required": _("Which project is it about?")}
    )

    def __init__(self, *args: Any, projects: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.projects = projects
        field = self.fields["project"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(pk), name) for pk, name in projects]
        if len(projects) == 1:
            del self.fields["project"]

    @property
    def project_id(self) -> int | None:
        if len(self.projects) == 1:
            return self.projects[0][0]
        return self.cleaned_data.get("project") or None


class AskForm(AboutProject):
    what = forms.CharField(
        label=_("What you need"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": _("In your words. No jargon needed.")}),
        error_messages={"required": _("What do you need? One sentence is enough.")},
    )
    why = forms.CharField(
        label=_("What for"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Sell more boxes at Christmas")}),
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=ChangeRequest.Kind, initial=ChangeRequest.Kind.WORK)
    wanted_on = DayField(label=_("When you would need it"), required=False, help_text=_("Empty: it can wait."))
    files = FilesField(  # type: ignore[assignment]  # the files of a form are not its fields
        label=_("Photos or files"), required=False, allow_empty_file=True,
        help_text=_("If they help to understand it. Large ones can follow once you have asked."),
    )  # fmt: skip
    field_order = ("project", "what", "why", "files", "kind", "wanted_on")

    def clean_wanted_on(self) -> date | None:
        return _not_gone(self.cleaned_data["wanted_on"])


class NoForm(forms.Form):
    because = forms.CharField(
        label=_("Why not, or why not now"),
        max_length=300,
        required=False,
        help_text=_("A line helps us to propose something better."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)


class QuestionForm(AboutProject):
    text = forms.CharField(
        label=_("Your question"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("What would you like to know?")},
    )
    area = forms.TypedChoiceField(label=_("What it is about"), required=False, coerce=int, empty_value=None)
    field_order = ("project", "text", "area")

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Nothing in particular")), *((str(pk), name) for pk, name in areas)]
        if not areas:
            del self.fields["area"]


class WordsForm(forms.Form):
    """A few words, as `label` asks for them."""

    text = forms.CharField(max_length=MOST, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: Any, missing: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = missing


class ComplaintForm(AboutProject):
    text = forms.CharField(
        label=_("What is not as it should be"),
        max_length=MOST,
        help_text=_("As it comes. Only we read it, none of your colleagues."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("What happened? One sentence is enough.")},
    )
    field_order = ("project", "text")


class ThanksForm(forms.Form):
    whom = forms.ChoiceField(label=_("Whom"), widget=forms.RadioSelect, initial=WHOLE_TEAM)
    text = forms.CharField(
        label=_("What for"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("What for? Something in particular says more than “everything”.")},
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["whom"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(WHOLE_TEAM, _("The whole team")), *((str(pk), name) for pk, name in people)]


class LaterForm(forms.Form):
    to_on = DayField(label=_("By when it will be there"))
    because = forms.CharField(
        label=_("Why"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Why? A line is enough, then we can plan with it.")},
    )

    def clean_to_on(self) -> date | None:
        return _not_gone(self.cleaned_data["to_on"])


class CountForm(forms.Form):
    received = forms.IntegerField(
        label=_("How many are with us"), min_value=0, max_value=1_000_000,
        error_messages={"required": _("How many are with us by now?"), "invalid": _("A whole number: 88.")},
    )  # fmt: skip


class FeedbackForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("How is it for you, from 0 to 10?"),
        choices=[(number, str(number)) for number in range(11)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number from 0 to 10.")},
    )
    text = forms.CharField(
        label=_("What would raise it by one?"), max_length=MOST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


def _not_gone(day: date | None) -> date | None:
    if day and day < timezone.localdate():
        raise forms.ValidationError(gettext("That day has passed. Which one do you mean?"))
    return day
