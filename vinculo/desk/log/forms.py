"""The quick log as one types it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel
from vinculo.conversations.models import Direction, Feeling
from vinculo.desk.audience import WithAudience
from vinculo.desk.log.areas import area_of
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.numbers import is_number
from vinculo.logbook.marks import Marked, read_marks
from vinculo.projects.models import Area
from vinculo.web.day_field import DayField, what_is_wrong
from vinculo.web.hour_field import HourField

CHANNELS = [choice for choice in Channel.choices if choice[0] != Channel.PORTAL]
DIRECTIONS = [choice for choice in Direction.choices if choice[0] != Direction.INTERNAL]


class LogForm(AboutForm, WithAudience):
    channel = forms.ChoiceField(
        label=_("How"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        error_messages={"required": _("How was it: by phone, by mail, in person?")},
    )
    direction = forms.ChoiceField(
        label=_("Who spoke"), choices=DIRECTIONS, widget=forms.RadioSelect, required=False, initial=Direction.BOTH
    )
    summary = forms.CharField(
        label=_("What was said"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    felt = forms.ChoiceField(
        label=_("How it felt"),
        choices=[("", _("Not said")), *Feeling.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    decided = forms.CharField(label=_("Decided"), required=False, max_length=2000)
    promised = forms.CharField(label=_("We promised"), required=False, max_length=300)
    promised_on = DayField(label=_("For when"), required=False)
    internal_on = DayField(label=_("Internal date"), required=False)
    asked = forms.CharField(label=_("They asked"), required=False, max_length=2000)
    we_asked = forms.CharField(label=_("We asked them"), required=False, max_length=2000)
    area = forms.IntegerField(required=False, widget=forms.HiddenInput)
    expects = forms.CharField(label=_("They expect"), required=False, max_length=2000)
    bad_news = forms.CharField(label=_("Bad news that came up"), required=False, max_length=300)
    next_on = DayField(label=_("They hear from us next on"), required=False)
    next_at = HourField(label=_("At what time"), required=False)
    next_channel = forms.ChoiceField(label=_("How"), choices=[("", "—"), *CHANNELS], required=False)
    next_about = forms.CharField(label=_("What about"), required=False, max_length=160)
    is_check_in = forms.BooleanField(label=_("It was the agreed check-in"), required=False)
    shares_status = forms.BooleanField(label=_("We told them where things stand"), required=False)
    asks_status = forms.BooleanField(label=_("They had to ask how it is going"), required=False)
    on = DayField(label=_("Day"), required=False)
    at_time = HourField(label=_("Time"), required=False)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=0, max_value=1440)
    answers = forms.TypedMultipleChoiceField(required=False, coerce=int)
    nudge = forms.IntegerField(required=False, widget=forms.HiddenInput)

    marked: Marked = Marked("")
    asked_for: Area | None = None  # the area of what we asked

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = self.fields["answers"]
        assert isinstance(answers, forms.TypedMultipleChoiceField)
        # Which questions may be answered depends on the client; log() takes only open ones of that client.
        answers.valid_value = lambda value: is_number(str(value))  # type: ignore[method-assign]

    def clean_summary(self) -> str:
        self.marked = read_marks(self.cleaned_data["summary"], timezone.localdate())
        for promise in self.marked.promises:
            if promise.problem:
                raise ValidationError(
                    gettext("%(promise)s: %(problem)s")
                    % {"promise": promise.text, "problem": what_is_wrong(promise.problem, promise.text)}
                )
        return self.cleaned_data["summary"]

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise ValidationError(gettext("That is still to come. Leave it empty for now, or put the day it was."))
        return on

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        today = timezone.localdate()
        was_on = said.get("on") or today
        promised_on, internal_on, next_on = said.get("promised_on"), said.get("internal_on"), said.get("next_on")
        if promised_on and not said.get("promised"):
            self.add_error("promised", gettext("What did you promise for that day?"))
        if promised_on and promised_on < was_on:
            self.add_error("promised_on", gettext("That day had passed already. For when did you promise it?"))
        if internal_on and promised_on and internal_on > promised_on:
            self.add_error("internal_on", gettext("Our own date comes before the one they heard."))
        if next_on and next_on < was_on:
            self.add_error("next_on", gettext("That day has passed. When do they hear from us next?"))
        if (said.get("next_at") or said.get("next_about")) and not next_on and "next_on" not in self.errors:
            self.add_error("next_on", gettext("On which day do they hear from us?"))
        if not set(self.errors) - {"who"} and not self.says_anything():
            self.add_error("summary", gettext("Write a line: what was said?"))
        if said.get("we_asked"):
            self.asked_for = area_of(self.work, said.get("area"))
        return said

    def says_anything(self) -> bool:
        words = ("summary", "decided", "promised", "asked", "we_asked", "expects", "bad_news", "next_on", "answers")
        marks = ("is_check_in", "shares_status", "asks_status")
        return any(self.cleaned_data.get(name) for name in (*words, *marks))
