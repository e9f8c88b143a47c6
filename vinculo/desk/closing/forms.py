"""What is written once for the end of a project: their yes, the celebration, the look back, what comes next."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel
from vinculo.desk.audience import AudienceField
from vinculo.desk.closing.about import About
from vinculo.desk.closing.agenda import CELEBRATION, LOOK_BACK, NEXT, PROMISED
from vinculo.desk.wizard.known_field import KnownField
from vinculo.feedback.models import Retrospective
from vinculo.projects.models import Closing
from vinculo.web.day_field import DayField

NOT_YET = _("That day has not come yet.")


def not_ahead(on: Any) -> Any:
    """A day on which something happened."""
    if on and on > timezone.localdate():
        raise forms.ValidationError(NOT_YET)
    return on


class AcceptedAnswers(forms.ModelForm):
    accepted_on = DayField(label=_("They accepted it on"), required=False)
    accepted_by = KnownField(label=_("Who said yes"), required=False, empty=_("Everybody there"))

    class Meta:
        model = Closing
        fields = ("accepted_on", "accepted_by", "acceptance_note")

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: Any = self.fields["accepted_by"]
        known.know(about.contacts)

    def clean_accepted_on(self) -> Any:
        return not_ahead(self.cleaned_data["accepted_on"])


class CelebrationAnswers(forms.ModelForm):
    celebrated_on = DayField(label=_("When"), required=False)

    class Meta:
        model = Closing
        fields = ("celebration", "celebrated_on")
        help_texts = {"celebration": _("A cake sent over, an evening, a photo of everybody.")}


class LookBackAnswers(forms.ModelForm):
    planned_on = DayField(label=_("Planned for"), required=False)
    held_on = DayField(label=_("Held on"), required=False)

    class Meta:
        model = Retrospective
        fields = ("planned_on", "held_on", "went_well", "to_change")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("went_well", "to_change")}

    def clean_held_on(self) -> Any:
        return not_ahead(self.cleaned_data["held_on"])


class NextAnswers(forms.ModelForm):
    next_step_on = DayField(label=_("When"), required=False)

    class Meta:
        model = Closing
        fields = ("next_step", "next_step_on")
        help_texts = {"next_step": _("A call in two months, a look at the figures, new work.")}


class LastWordAnswers(forms.ModelForm):
    """Written down first; once it is said it stays as it was."""

    class Meta:
        model = Closing
        fields = ("last_word",)
        labels = {"last_word": _("A last friendly word")}
        help_texts = {"last_word": _("Thank them for something in particular. Nothing else belongs here.")}
        widgets = {"last_word": forms.Textarea(attrs={"rows": 3})}


class SaidForm(forms.Form):
    """To whom the last word was said, and how."""

    contact = KnownField(label=_("To whom"), required=False, empty=_("Everybody there"))
    channel = forms.ChoiceField(label=_("How"), choices=[], error_messages={"required": _("How did you say it?")})
    audience = AudienceField()

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact, channel, audience = self.fields["contact"], self.fields["channel"], self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.about(about.project.client_id, about.project.pk)
        assert isinstance(contact, KnownField)
        assert isinstance(channel, forms.ChoiceField)
        contact.know(about.contacts)
        channel.choices = [(value, label) for value, label in Channel.choices if value != Channel.NOTE]
        if about.contacts:
            first = about.contacts[0]
            contact.initial, channel.initial = first, first.preferred_channel or Channel.PHONE
        self.text = about.closing.last_word

    def clean(self) -> dict[str, Any]:
        if not self.text.strip():
            raise forms.ValidationError(gettext("Write the word first, then say it."))
        return super().clean() or self.cleaned_data


class CloseForm(forms.Form):
    """With everything there, nothing is asked; else, why it is closed nevertheless."""

    because = forms.CharField(
        label=_("Why it is closed nevertheless"),
        max_length=300,
        error_messages={"required": _("Some things are missing. Why is it closed nevertheless? A line is enough.")},
    )

    def __init__(self, *args: Any, lacks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not lacks:
            del self.fields["because"]


def answers_of(about: About, step: str, data: Any = None) -> list[forms.ModelForm]:
    """The forms of a step, in their order."""
    if step == PROMISED:
        return [AcceptedAnswers(data, instance=about.closing, about=about)]
    if step == CELEBRATION:
        return [CelebrationAnswers(data, instance=about.closing)]
    if step == LOOK_BACK:
        return [LookBackAnswers(data, instance=about.look_back)]
    if step == NEXT:
        said: list[forms.ModelForm] = [NextAnswers(data, instance=about.closing)]
        return said if about.closing.last_word_at else [*said, LastWordAnswers(data, instance=about.closing)]
    return []
