"""What they answer, and what they pin to a place."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.documents.models import Answer, Approval
from vinculo.portal.decisions.times import Time, said

About, Choice = Approval.About, Answer.Choice
THOUSAND = 1000
CALL = "call"
AFTER_A_YES = {
    About.MILESTONE: _("It counts from this moment"),
    About.CHANGE: _("It goes into the plan at once"),
    About.MINUTES: _("Both sides work by it"),
    About.CLOSING: _("The project is accepted"),
}


class AnswerForm(forms.Form):
    """Three ways out, each as easy as the others. `sha256`: of what is on the screen."""

    choice = forms.ChoiceField(
        choices=Choice.choices, error_messages={"required": _("What do you say? Choose one of the three.")}
    )
    sha256 = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("In your words"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    times = forms.MultipleChoiceField(
        label=_("When does it suit you?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, about: str, times: Sequence[Time] = (), has_pins: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.about, self.has_pins = about, has_pins
        field = self.fields["times"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [*((one.value, one.label) for one in times), (CALL, gettext("Call me when you can"))]

    def choices(self) -> list[tuple[str, str, str, bool]]:
        """Value, label, what happens then, and whether it is chosen."""
        small = {
            Choice.APPROVE: AFTER_A_YES.get(About(self.about), _("We go on with it as it stands")),
            Choice.CHANGES: _("You write them, or pin them to the paper"),
            Choice.TALK: _("We call you, nothing is decided yet"),
        }
        label = {
            Choice.APPROVE: _("I approve it"),
            Choice.CHANGES: _("I want changes"),
            Choice.TALK: _("I would rather talk"),
        }
        chosen = self["choice"].value()
        return [(one.value, str(label[one]), str(small[one]), one.value == chosen) for one in Choice]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("choice") == Choice.CHANGES and not given.get("text", "").strip() and not self.has_pins:
            self.add_error("text", gettext("What should be different? A line is enough."))
        return given

    def times_said(self) -> str:
        """For whoever calls; empty unless they want to talk."""
        if self.cleaned_data["choice"] != Choice.TALK:
            return ""
        chosen = [value for value in self.cleaned_data["times"] if value != CALL]
        call = [gettext("Call me when you can")] if CALL in self.cleaned_data["times"] else []
        return "; ".join([*([said(chosen)] if chosen else []), *call])[:300]


class RemarkForm(forms.Form):
    """A comment on a page; with a place on it, where they showed one."""

    page = forms.IntegerField(label=_("Page"), min_value=1)
    x = forms.IntegerField(required=False, min_value=0, max_value=THOUSAND, widget=forms.HiddenInput)
    y = forms.IntegerField(required=False, min_value=0, max_value=THOUSAND, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("What about this place? A line is enough.")},
    )  # fmt: skip

    def __init__(self, *args: Any, pages: int, **kwargs: Any) -> None:
        kwargs["auto_id"] = "remark_%s"  # the answer beside it has a text, too
        super().__init__(*args, **kwargs)
        self.fields["page"].widget = (
            forms.Select(choices=[(number, str(number)) for number in range(1, pages + 1)])
            if pages > 1
            else forms.HiddenInput()
        )
        self.fields["page"].initial = 1
        self.pages = max(pages, 1)

    def clean_page(self) -> int:
        page: int = self.cleaned_data["page"]
        if page > self.pages:
            raise forms.ValidationError(gettext("The paper has no page %(number)d.") % {"number": page})
        return page

    def clean(self) -> dict[str, Any]:
        """Half a place is none."""
        given = super().clean() or self.cleaned_data
        if given.get("x") is None or given.get("y") is None:
            given["x"] = given["y"] = None
        return given
