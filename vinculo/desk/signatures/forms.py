"""Sending a paper to be signed, as one types it."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Agreement, ChangeRequest
from vinculo.clients.models import Contact
from vinculo.documents.models import Version
from vinculo.documents.signing.asking import Party, Wish, who_can_sign
from vinculo.people.models import Person
from vinculo.web.day_field import DayField

ORDERS = (
    ("any", _("Everybody at once")),
    ("theirs", _("They first, then we")),
    ("ours", _("We first, then they")),
)


class AskForm(forms.Form):
    title = forms.CharField(
        label=_("What is signed"), max_length=200, error_messages={"required": _("What do they sign? A few words.")}
    )
    contacts = forms.ModelMultipleChoiceField(
        Contact.objects.none(), label=_("Who of them signs"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Who of them signs? Choose at least one.")},
    )  # fmt: skip
    capacity = forms.CharField(
        label=_("For whom they sign"), max_length=160, required=False, help_text=_("Their company, as in the contract.")
    )
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who of us signs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    order = forms.ChoiceField(label=_("In which order"), choices=ORDERS, initial="any", widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the evidence"), choices=settings.LANGUAGES)
    note = forms.CharField(
        label=_("What you tell them"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    until_on = DayField(label=_("It can be signed until"), required=False, help_text=_("Empty: without end."))
    about = forms.ChoiceField(label=_("What becomes signed with it"), required=False)

    def __init__(self, *args: Any, version: Version, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, document = version, version.document
        contacts, people, about = self.fields["contacts"], self.fields["people"], self.fields["about"]
        assert isinstance(contacts, forms.ModelMultipleChoiceField)
        assert isinstance(people, forms.ModelMultipleChoiceField)
        assert isinstance(about, forms.ChoiceField)
        known = [contact.pk for contact in who_can_sign(document.client, document.project)]
        contacts.queryset = Contact.objects.filter(pk__in=known).order_by("name_folded", "pk")
        people.queryset = Person.objects.active().exclude(role="guest").order_by("name", "pk")
        about.choices = _what_can_be_signed(version)

    def clean_until_on(self) -> datetime | None:
        day = self.cleaned_data["until_on"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("That day is over."))
        return timezone.make_aware(datetime.combine(day, time(23, 59)))

    def wish(self) -> Wish:
        said = self.cleaned_data
        theirs = [Party(contact=contact, capacity=said["capacity"].strip()) for contact in said["contacts"]]
        ours = [Party(person=person) for person in said["people"]]
        parties = ours + theirs if said["order"] == "ours" else theirs + ours
        return Wish(
            self.version, tuple(parties), said["title"].strip(), said["language"], note=said["note"].strip(),
            in_order=said["order"] != "any", expires_at=said["until_on"], about=said["about"],
        )  # fmt: skip


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("They read it."),
        error_messages={"required": _("Say why: they read it.")},
    )  # fmt: skip


class CountersignForm(forms.Form):
    name = forms.CharField(
        label=_("Type your name to sign"), max_length=160, error_messages={"required": _("Your name is missing.")}
    )
    agree = forms.BooleanField(error_messages={"required": _("Tick the box if you agree.")})

    def __init__(self, *args: Any, words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agree"].label = words


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("PDF"), max_length=400, widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Choose a PDF.")},
    )  # fmt: skip


def _what_can_be_signed(version: Version) -> list[tuple[str, str]]:
    document = version.document
    agreements = Agreement.objects.filter(client=document.client_id, signed_on=None)
    changes = ChangeRequest.objects.filter(
        client=document.client_id, state=ChangeRequest.State.ACCEPTED, signed_at=None, project__deleted_at=None
    )
    if document.project_id:
        agreements = agreements.filter(project__in=(document.project_id,)) | agreements.filter(project=None)
        changes = changes.filter(project=document.project_id)
    found = [("", gettext("Nothing but the paper"))]
    found += [(f"agreement:{pk}", name) for pk, name in agreements.values_list("pk", "name")]
    words = gettext("Change %(number)s: %(title)s")
    rows = changes.values_list("pk", "number", "title")
    return found + [(f"change:{pk}", words % {"number": number, "title": title}) for pk, number, title in rows]
