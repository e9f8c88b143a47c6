"""Obligations as one types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Agreement, Obligation
from vinculo.clients.models import Channel, Contact
from vinculo.desk.audience import WithAudience
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.numbers import is_number
from vinculo.desk.seen import SeenForm, blank_as
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project, Side
from vinculo.web.day_field import DayField

SIDES = ((Side.THEIRS.value, _("The client's")), (Side.OURS.value, _("Ours")))
COUNTED = (Obligation.Kind.CONTENT, Obligation.Kind.ACCESS)


class ObligationForm(AboutForm, WithAudience):
    side = forms.ChoiceField(label=_("Whose part is it"), choices=SIDES, widget=forms.RadioSelect, initial="theirs")
    kind = forms.ChoiceField(label=_("Kind"), choices=Obligation.Kind.choices, initial="duty")
    what = forms.CharField(
        label=_("What"),
        max_length=200,
        help_text=_("As both sides would say it: photos of the wines, access to the domain."),
        error_messages={"required": _("What is to be done or given?")},
    )
    due_on = DayField(label=_("Until"), required=False)
    wanted = forms.IntegerField(
        label=_("How many"), required=False, min_value=1, max_value=1_000_000, help_text=_("Empty: it is not counted.")
    )
    milestone = forms.ModelChoiceField(Milestone.objects.none(), label=_("What waits for it"), required=False)
    source = forms.CharField(
        label=_("Where it stands"), max_length=160, required=False, help_text=_("A clause, a mail, the kickoff.")
    )
    if_late = forms.CharField(
        label=_("What we can do if it takes longer"),
        max_length=200,
        required=False,
        help_text=_("The reminder offers it: Nuria comes on Thursday and takes the photos."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        milestone = self.fields["milestone"]
        assert isinstance(milestone, forms.ModelChoiceField)
        given = str(self.data.get("project") or self.initial.get("project") or "")
        seen = Project.objects.visible_to(person).filter(pk=int(given)) if is_number(given) else Project.objects.none()
        milestone.queryset = Milestone.objects.filter(project__in=seen, done_on=None)
        milestone.empty_label = gettext("Nothing in particular")
        if not is_number(given):
            del self.fields["milestone"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        milestone = said.get("milestone")
        if milestone and (self.work is None or milestone.project_id != self.work.pk):
            said["milestone"] = None
        return said


class EditObligationForm(SeenForm):
    due_on = DayField(label=_("Until"), required=False)

    class Meta:
        model = Obligation
        fields = (
            "side", "kind", "what", "contact", "owner", "due_on", "wanted", "milestone", "agreement", "source",
            "if_late",
        )  # fmt: skip
        widgets = {"side": forms.RadioSelect(choices=SIDES)}
        error_messages = {"what": {"required": _("What is to be done or given?")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about: Obligation = self.instance
        choices: dict[str, Any] = {
            "contact": Contact.objects.kept().filter(roles__client=about.client_id, roles__left_on=None).distinct(),
            "owner": Person.objects.active().by_name(),
            "milestone": Milestone.objects.filter(project=about.project_id),
            "agreement": Agreement.objects.filter(client=about.client_id),
        }
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        blank_as(self.fields["contact"], gettext("Nobody in particular"))
        blank_as(self.fields["owner"], gettext("Nobody in particular"))
        blank_as(self.fields["milestone"], gettext("Nothing in particular"))
        blank_as(self.fields["agreement"], gettext("None of them"))


class ReceiveForm(forms.Form):
    received = forms.IntegerField(
        label=_("How many are here by now"),
        min_value=0,
        max_value=1_000_000,
        error_messages={"required": _("How many are here by now?")},
    )


class ReminderForm(forms.Form):
    """How they hear it: a letter we send now, or a word said already."""

    how = forms.ChoiceField(
        label=_("How they hear it"),
        widget=forms.RadioSelect,
        error_messages={"required": _("How do they hear it?")},
    )
    subject = forms.CharField(label=_("Subject of the e-mail"), max_length=200, required=False)
    text = forms.CharField(
        label=_("The words"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 11, "data-keep": ""}),
        error_messages={"required": _("What do they hear?")},
    )

    def __init__(self, *args: Any, contact: Contact | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        how = self.fields["how"]
        assert isinstance(how, forms.ChoiceField)
        how.choices = ways(contact)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("how") == SEND and not said.get("subject"):
            self.add_error("subject", gettext("A letter needs a subject."))
        return said


class WrittenForm(ReminderForm):
    """As a reminder, but only what can be read again counts."""

    def __init__(self, *args: Any, contact: Contact | None, **kwargs: Any) -> None:
        super().__init__(*args, contact=contact, **kwargs)
        how = self.fields["how"]
        assert isinstance(how, forms.ChoiceField)
        how.choices = [choice for choice in ways(contact) if choice[0] in WRITTEN]
        how.label = _("How they have it in writing")


SEND = "send"
WRITTEN = (SEND, Channel.EMAIL.value, Channel.CHAT.value)


def ways(contact: Contact | None) -> list[tuple[str, Any]]:
    """Sending comes first where there is an address; then what was said or written outside."""
    said: list[tuple[str, Any]] = [
        (Channel.PHONE.value, _("I said it by phone")),
        (Channel.IN_PERSON.value, _("I said it in person")),
        (Channel.VIDEO.value, _("I said it on video")),
        (Channel.CHAT.value, _("I wrote it in the chat")),
        (Channel.EMAIL.value, _("I wrote it from my own mail")),
    ]
    if contact and contact.email:
        letter = gettext("Send it now by e-mail to %(name)s, %(address)s")
        said.insert(0, (SEND, letter % {"name": contact.name, "address": contact.email}))
    return said


def best_way(contact: Contact | None) -> str:
    """As they like to be spoken to."""
    if contact is None or contact.preferred_channel in (Channel.PHONE, ""):
        return Channel.PHONE.value
    if contact.preferred_channel == Channel.EMAIL:
        return SEND if contact.email else Channel.EMAIL.value
    known = {way for way, _label in ways(None)}
    return contact.preferred_channel if contact.preferred_channel in known else Channel.PHONE.value
