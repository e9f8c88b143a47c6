"""One line of a kickoff: a limit, a date, somebody's part. Each line is a record from the moment it is written."""

from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Expectation, Obligation
from vinculo.clients.models import ImportantDate, Priority
from vinculo.desk.kickoff.about import About
from vinculo.desk.wizard.known_field import KnownField, KnownManyField
from vinculo.desk.wizard.row_form import CHOOSE, NOBODY, RowForm
from vinculo.projects.models import Area, Contingency, Limit, ProjectContact, ProjectMember, RedFlag, Side
from vinculo.web.day_field import DayField


class FigureRow(RowForm):
    class Meta:
        model = Priority
        fields = ("what", "target")
        error_messages = {"what": {"required": _("Which figure do they watch?")}}

    def place(self) -> None:
        self.instance.client = self.about.project.client

    def siblings(self) -> models.QuerySet:
        return Priority.objects.filter(client=self.about.project.client)


class MemberRow(RowForm):
    named_by = ("person",)
    person = KnownField(label=_("Person"), empty=CHOOSE, error_messages={"required": _("Who is it?")})

    class Meta:
        model = ProjectMember
        fields = ("person", "area", "may_ask_client")

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, about=about, **kwargs)
        if not self.is_new:
            del self.fields["person"]
            return
        taken = {member.person_id for member in about.members}
        self._known("person").know([person for person in about.people if person.pk not in taken])


class AreaRow(RowForm):
    responsible = KnownField(label=_("Who answers for it"), required=False, empty=NOBODY)
    counterpart = KnownField(label=_("On their side"), required=False, empty=NOBODY)
    askers = KnownManyField(label=_("Who else may ask the client about it"), required=False)

    people_fields, contact_fields = ("responsible",), ("counterpart",)

    class Meta:
        model = Area
        fields = ("name", "responsible", "counterpart", "look_first", "askers")
        error_messages = {"name": {"required": _("Which area is it?")}}

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, about=about, **kwargs)
        self._known("askers").know([member.person for member in about.members])


class LimitRow(RowForm):
    class Meta:
        model = Limit
        fields = ("what", "instead")
        error_messages = {"what": {"required": _("What is it that cannot be done?")}}


class FixedDayRow(RowForm):
    """A day in the client's calendar that does not move."""

    what = forms.CharField(label=_("What it is"), max_length=120, error_messages={"required": _("What is that day?")})
    on = DayField(label=_("Day"))

    class Meta:
        model = ImportantDate
        fields = ("what",)

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, about=about, **kwargs)
        if not self.is_new:
            self.initial["on"] = day_of(self.instance)

    def place(self) -> None:
        self.instance.client = self.about.project.client

    def write(self) -> models.Model:
        on = self.cleaned_data["on"]
        self.instance.day, self.instance.month, self.instance.year = on.day, on.month, on.year
        self.instance.is_yearly = False
        return super().write()


def day_of(day: ImportantDate) -> date | None:
    """A fixed day as a date."""
    return date(day.year, day.month, day.day) if day.year else None


class ContingencyRow(RowForm):
    owner = KnownField(label=_("Who sees to it"), required=False, empty=NOBODY)
    people_fields = ("owner",)

    class Meta:
        model = Contingency
        fields = ("what_if", "plan", "owner")
        error_messages = {"what_if": {"required": _("What may happen?")}}


class ContactRow(RowForm):
    named_by = ("contact",)
    contact = KnownField(label=_("Person"), empty=CHOOSE, error_messages={"required": _("Who is it?")})

    class Meta:
        model = ProjectContact
        fields = ("contact", "role", "duty")

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, about=about, **kwargs)
        if not self.is_new:
            del self.fields["contact"]
            return
        self._known("contact").know(about.contacts)

    def clean_contact(self) -> Any:
        contact = self.cleaned_data["contact"]
        if ProjectContact.objects.filter(project=self.about.project, contact=contact).exists():
            raise forms.ValidationError(gettext("%(name)s has a part already.") % {"name": contact.name})
        return contact


class ObligationRow(RowForm):
    contact = KnownField(label=_("Who of them"), required=False, empty=NOBODY)
    milestone = KnownField(label=_("What waits for it"), required=False, empty=_("Nothing"))
    due_on = DayField(label=_("By when"), required=False)
    contact_fields = ("contact",)

    class Meta:
        model = Obligation
        fields = ("what", "due_on", "contact", "milestone")
        labels = {"what": _("What we need")}
        error_messages = {"what": {"required": _("What do we need from them?")}}

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, about=about, **kwargs)
        self._known("milestone").know(about.milestones)

    def place(self) -> None:
        self.instance.client, self.instance.project = self.about.project.client, self.about.project
        self.instance.side, self.instance.by = Side.THEIRS, self.about.person
        self.instance.source = gettext("Kickoff")


class HopeRow(RowForm):
    """What they hope for, in their words."""

    said_by = KnownField(label=_("Who said it"), required=False, empty=_("All of them"))
    contact_fields: tuple[str, ...] = ("said_by",)
    side = Expectation.Side.THEIRS

    class Meta:
        model = Expectation
        fields: tuple[str, ...] = ("text", "said_by")
        labels = {"text": _("In their words")}
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}
        error_messages = {"text": {"required": _("What did they say?")}}

    def place(self) -> None:
        self.instance.client, self.instance.project = self.about.project.client, self.about.project
        self.instance.side, self.instance.by = self.side, self.about.person
        self.instance.is_quote = self.side == Expectation.Side.THEIRS
        self.instance.source, self.instance.asked_on = gettext("Kickoff"), self.about.today


class AskRow(HopeRow):
    """What we hope for from them."""

    said_by = None  # type: ignore[assignment]
    contact_fields = ()
    side = Expectation.Side.OURS

    class Meta(HopeRow.Meta):
        fields = ("text",)
        labels = {"text": _("What we ask of them")}
        error_messages = {"text": {"required": _("What do we ask of them?")}}


class FlagRow(RowForm):
    owner = KnownField(label=_("Who watches it"), required=False, empty=NOBODY)
    people_fields = ("owner",)

    class Meta:
        model = RedFlag
        fields = ("what", "next_step", "owner")
        error_messages = {"what": {"required": _("What worries you?")}}

    def place(self) -> None:
        super().place()
        self.instance.raised_at, self.instance.raised_by = timezone.now(), self.about.person
        self.instance.owner = self.instance.owner or self.about.project.lead
