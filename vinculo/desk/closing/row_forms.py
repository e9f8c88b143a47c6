"""One line of a closing: a step of putting it live, a document, an opinion, thanks, a lesson."""

from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.desk.closing.forms import not_ahead
from vinculo.desk.closing.moments import moment_on
from vinculo.desk.wizard.known_field import KnownField
from vinculo.desk.wizard.row_form import CHOOSE, NOBODY, RowForm
from vinculo.feedback.models import Appreciation, Feedback, Lesson, Reference
from vinculo.feedback.tags import TagsField
from vinculo.logbook.searchable import index_lessons
from vinculo.projects.models import HandOverItem
from vinculo.web.day_field import DayField


class ItemRow(RowForm):
    """Something the client needs to live without us."""

    owner = KnownField(label=_("Who sees to it"), required=False, empty=NOBODY)
    due_on = DayField(label=_("Until"), required=False)
    is_done = forms.BooleanField(label=_("Done"), required=False)
    people_fields = ("owner",)
    kind = HandOverItem.Kind.DEPLOY

    class Meta:
        model = HandOverItem
        fields: tuple[str, ...] = ("what", "owner", "due_on")
        error_messages = {"what": {"required": _("What is there to do?")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_new:
            del self.fields["is_done"]
        else:
            self.initial["is_done"] = self.instance.done_on is not None

    def place(self) -> None:
        super().place()
        self.instance.kind = self.kind

    def write(self) -> models.Model:
        if not self.is_new:
            done = self.cleaned_data["is_done"]
            self.instance.done_on = (self.instance.done_on or self.about.today) if done else None
        return super().write()


class DocumentRow(ItemRow):
    kind = HandOverItem.Kind.DOCUMENT
    link = forms.URLField(label=_("Where to find it"), required=False, assume_scheme="https")
    field_order = ("what", "owner", "due_on", "link", "is_done")

    class Meta(ItemRow.Meta):
        fields = ("what", "owner", "due_on", "link")
        error_messages = {"what": {"required": _("Which guide or manual is it?")}}


class AskedRow(RowForm):
    """We asked somebody of theirs something on a day."""

    contact = KnownField(label=_("Whom you asked"), required=False, empty=_("Everybody there"))
    asked_on = DayField(label=_("Asked on"), error_messages={"required": _("When did you ask?")})
    contact_fields = ("contact",)
    named_by = ("contact",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_at = self.instance.asked_at
        self.initial["asked_on"] = timezone.localdate(asked_at) if asked_at else self.about.today

    def clean_asked_on(self) -> date:
        return not_ahead(self.cleaned_data["asked_on"])

    def place(self) -> None:
        super().place()
        self.instance.client, self.instance.asked_by = self.about.project.client, self.about.person

    def write(self) -> models.Model:
        asked_at = None if self.is_new else self.instance.asked_at
        self.instance.asked_at = moment_on(self.cleaned_data["asked_on"], asked_at)
        self.answered()
        return super().write()

    def answered(self) -> None:
        """Note when they answered, if they did."""


class FeedbackRow(AskedRow):
    score = forms.TypedChoiceField(label=_("From 0 to 10"), coerce=int, required=False, empty_value=None)

    class Meta:
        model = Feedback
        fields = ("contact", "score", "text")
        labels = {"text": _("What would raise it by one")}
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}

    field_order = ("contact", "asked_on", "score", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        score: Any = self.fields["score"]
        score.choices = [("", _("No answer yet")), *((number, str(number)) for number in range(11))]

    def answered(self) -> None:
        said = self.cleaned_data["score"] is not None or self.cleaned_data["text"]
        self.instance.given_at = (self.instance.given_at or timezone.now()) if said else None


class ReferenceRow(AskedRow):
    is_given = forms.TypedChoiceField(
        label=_("What they said"),
        choices=[("", _("No answer yet")), ("yes", _("Yes, with pleasure")), ("no", _("Rather not"))],
        coerce=lambda said: said == "yes",
        required=False,
        empty_value=None,
    )

    class Meta:
        model = Reference
        fields = ("contact", "is_given", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}

    field_order = ("contact", "asked_on", "is_given", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_new:
            self.initial["is_given"] = {True: "yes", False: "no", None: ""}[self.instance.is_given]
        if self.instance.uses:  # allowed for something in particular: that is theirs to change, not ours
            self.fields["is_given"].disabled = self.fields["text"].disabled = True

    def answered(self) -> None:
        said = self.cleaned_data["is_given"] is not None
        self.instance.answered_at = (self.instance.answered_at or timezone.now()) if said else None


class ThanksRow(RowForm):
    person = KnownField(label=_("Whom"), empty=CHOOSE, error_messages={"required": _("Whom do you thank?")})
    people_fields = ("person",)

    class Meta:
        model = Appreciation
        fields = ("person", "what_for")
        error_messages = {"what_for": {"required": _("What for? Something in particular.")}}

    def place(self) -> None:
        super().place()
        self.instance.by, self.instance.at = self.about.person, timezone.now()


class LessonRow(RowForm):
    tags = TagsField(label=_("About"), required=False)
    link = forms.URLField(label=_("Where to find more"), required=False, assume_scheme="https")

    class Meta:
        model = Lesson
        fields = ("text", "do_next", "tags", "link")
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}
        error_messages = {"text": {"required": _("What did you learn?")}}

    field_order = ("text", "do_next", "tags", "link")

    def place(self) -> None:
        super().place()
        self.instance.client = self.about.project.client
        self.instance.by, self.instance.at = self.about.person, timezone.now()

    def write(self) -> models.Model:
        super().write()
        index_lessons([self.instance])
        return self.instance
